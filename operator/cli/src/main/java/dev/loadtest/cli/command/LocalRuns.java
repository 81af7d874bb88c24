package dev.loadtest.cli.command;

import dev.loadtest.cli.local.LocalRun;
import dev.loadtest.cli.local.LocalTest;
import dev.loadtest.cli.local.NamedObjects;
import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.cli.record.HealStore;
import dev.loadtest.cli.record.HistoryStore;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.heal.HealedThresholds;
import dev.loadtest.core.judge.Keeping;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.plan.Resolution;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Runs of a test on this machine, each from its spec to its record. */
final class LocalRuns {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RunOptions options;
  private final Map<String, String> shell;
  private final LoadTestManifest manifest;
  private final LocalRun local;
  private final Screen screen;
  private final Clock clock;

  LocalRuns(
      RunOptions options,
      Map<String, String> shell,
      LoadTestManifest manifest,
      LocalRun local,
      Screen screen,
      Clock clock) {
    this.options = options;
    this.shell = shell;
    this.manifest = manifest;
    this.local = local;
    this.screen = screen;
    this.clock = clock;
  }

  /**
   * A run that is wanted.
   *
   * @param spec as it is, or will be, in the file: without the overrides of the command line
   * @param heals whether a heal is confirmed when it passes
   */
  record Wanted(String run, Purpose purpose, LoadTestSpec spec, boolean heals) {}

  /** A run that ended. */
  record Ended(RunRecord record, Path file, Conclusion conclusion) {
    boolean interrupted() {
      return FailureReason.Interrupted.name().equals(record.status().reason());
    }
  }

  /** The run that a person asked for. */
  Wanted asked() {
    String run = RunName.of(manifest.name(), nonce(), "manual", clock.instant().toString());
    return new Wanted(run, Purpose.Normal, manifest.spec(), false);
  }

  Ended carryOut(Wanted wanted) throws IOException {
    Instant started = clock.instant();
    LocalTest test = test(wanted.spec());
    Optional<ExternalBaseline> external = ExternalBaseline.of(options);
    HistoryStore histories = new HistoryStore(options.records.folder);
    RunHistory history =
        external.isPresent() ? external.get().read(test.name()) : histories.read(test.name());
    announce(test, wanted);
    RunWatch watch = new RunWatch(test.name(), screen, options.verbose);
    LocalAttempts.End end =
        new LocalAttempts(local, test, history, screen, clock)
            .carryOut(
                number -> new RunPlan.Identity(test.name(), wanted.run(), number, nonce()),
                shell,
                options.deadline(),
                watch);
    LocalAttempts.End told = wanted.heals() ? end.healing() : end;
    RunRecord record =
        new LocalVerdict(clock.instant())
            .record(test, wanted.run(), started, told, watch.lastLines());
    Path file = new RecordStore(options.records.folder).save(record, test.spec().history());
    if (wanted.purpose() != Purpose.Trial) {
      remember(external, histories, told.conclusion(), record);
    }
    new RunReport(options.json(), screen).tell(record, file);
    return new Ended(record, file, told.conclusion());
  }

  LocalTest test(LoadTestSpec spec) {
    LoadTestSpec resolved = Resolution.resolve(spec, Optional.of(options.overrides(shell)));
    return new LocalTest(
        manifest.name(),
        Parallelism.set(resolved, options.parallelism),
        manifest.file(),
        new NamedObjects(manifest.configMaps(), manifest.secrets()),
        Optional.ofNullable(spec.target()));
  }

  /**
   * What could be judged, later runs are compared with: in one place, not in both. What a heal
   * wrote is not what a person meant.
   */
  private void remember(
      Optional<ExternalBaseline> external,
      HistoryStore histories,
      Conclusion conclusion,
      RunRecord record)
      throws IOException {
    if (conclusion.evaluation().isEmpty()) {
      return;
    }
    var healed = new HealedThresholds(new HealStore(options.records.folder).read(record.test()));
    RunHistory after =
        Keeping.after(
            conclusion.evaluation().get(),
            conclusion.judgement(),
            record.run(),
            record.status().completionTime(),
            healed::wrote);
    if (external.isPresent()) {
      external.get().keep(record.test(), after, clock.instant());
    } else {
      histories.save(record.test(), after);
    }
  }

  private void announce(LocalTest test, Wanted wanted) {
    int runners = test.spec().parallelism();
    screen.print(
        "%s %s (%s) on this machine: %s%s"
            .formatted(
                doing(wanted.purpose()),
                test.name(),
                wanted.run(),
                runners == 1 ? "1 runner" : runners + " runners",
                test.spec().targetUrl().map(url -> ", target " + url).orElse("")));
    if (wanted.purpose() == Purpose.Normal) {
      notActedOn(test.spec());
    }
  }

  private static String doing(Purpose purpose) {
    return switch (purpose) {
      case Normal, Calibration -> "Running";
      case Trial -> "Trial run of the changed";
      case Confirmation -> "Confirming the changed";
    };
  }

  private void notActedOn(LoadTestSpec spec) {
    if (spec.schedule() != null) {
      screen.print(
          "spec.schedule (%s) is not acted on here: this run starts now, a cluster starts it when it is due."
              .formatted(spec.schedule().cron()));
    }
    if (spec.analysis().llm() != null) {
      screen.print(
          "spec.analysis.llm is not asked here: rules alone say why a run went as it did.");
    }
  }

  private static String nonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
