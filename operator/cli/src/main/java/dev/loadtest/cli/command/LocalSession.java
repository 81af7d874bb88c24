package dev.loadtest.cli.command;

import dev.loadtest.cli.local.LocalRun;
import dev.loadtest.cli.local.LocalTest;
import dev.loadtest.cli.local.NamedObjects;
import dev.loadtest.cli.local.RunnerBinary;
import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.cli.record.HistoryStore;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Keeping;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.plan.Resolution;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Problem;
import dev.loadtest.core.spec.SpecValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run on this machine from the file to the record. */
final class LocalSession {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Failure INTERRUPTED =
      new Failure(FailureReason.Interrupted, "interrupted by Ctrl-C or a signal");

  private final RunOptions options;
  private final Map<String, String> shell;
  private final Clock clock = Clock.systemUTC();
  private final Screen screen;

  LocalSession(RunOptions options, Map<String, String> shell) {
    this.options = options;
    this.shell = shell;
    this.screen = Terminal.screen(options.json());
  }

  /** Runs once; the exit code. */
  int run() throws IOException {
    LocalTest test = resolved();
    List<Problem> problems = SpecValidator.validate(test.spec());
    if (!problems.isEmpty()) {
      problems.forEach(p -> System.err.println(options.file + ": " + p));
      return Verdict.Error.exitCode();
    }
    LocalRun local = new LocalRun(runner(), clock);
    try (Interrupt interrupt = Interrupt.on(() -> local.cancel(INTERRUPTED))) {
      return carryOut(local, test);
    }
  }

  private int carryOut(LocalRun local, LocalTest test) throws IOException {
    Instant started = clock.instant();
    String run = RunName.of(test.name(), nonce(), "manual", started.toString());
    Optional<ExternalBaseline> external = ExternalBaseline.of(options);
    HistoryStore histories = new HistoryStore(options.records.folder);
    RunHistory history =
        external.isPresent() ? external.get().read(test.name()) : histories.read(test.name());
    announce(test, run);
    RunWatch watch = new RunWatch(test.name(), screen, options.verbose);
    LocalAttempts.End end =
        new LocalAttempts(local, test, history, screen, clock)
            .carryOut(
                number -> new RunPlan.Identity(test.name(), run, number, nonce()),
                shell,
                options.deadline(),
                watch);
    RunRecord record =
        new LocalVerdict(clock.instant()).record(test, run, started, end, watch.lastLines());
    Path file = new RecordStore(options.records.folder).save(record, test.spec().history());
    remember(external, histories, end.conclusion(), record);
    new RunReport(options.json(), screen).print(record, file);
    return record.verdict().exitCode();
  }

  /** What could be judged, later runs are compared with: in one place, not in both. */
  private void remember(
      Optional<ExternalBaseline> external,
      HistoryStore histories,
      Conclusion conclusion,
      RunRecord record)
      throws IOException {
    if (conclusion.evaluation().isEmpty()) {
      return;
    }
    RunHistory after =
        Keeping.after(
            conclusion.evaluation().get(),
            conclusion.judgement(),
            record.run(),
            record.status().completionTime());
    if (external.isPresent()) {
      external.get().keep(record.test(), after, clock.instant());
    } else {
      histories.save(record.test(), after);
    }
  }

  private LocalTest resolved() {
    LoadTestManifest manifest = options.manifest();
    LoadTestSpec spec = Resolution.resolve(manifest.spec(), Optional.of(options.overrides(shell)));
    return new LocalTest(
        manifest.name(),
        Parallelism.set(spec, options.parallelism),
        manifest.file(),
        new NamedObjects(manifest.configMaps(), manifest.secrets()),
        Optional.ofNullable(manifest.spec().target()));
  }

  private Path runner() {
    return RunnerBinary.find(shell, Path.of(System.getProperty("loadtest.home", ".")));
  }

  private void announce(LocalTest test, String run) {
    int runners = test.spec().parallelism();
    screen.print(
        "Running %s (%s) on this machine: %s%s"
            .formatted(
                test.name(),
                run,
                runners == 1 ? "1 runner" : runners + " runners",
                test.spec().targetUrl().map(url -> ", target " + url).orElse("")));
    if (test.spec().schedule() != null) {
      screen.print(
          "spec.schedule (%s) is not acted on here: this run starts now, a cluster starts it when it is due."
              .formatted(test.spec().schedule().cron()));
    }
  }

  private static String nonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
