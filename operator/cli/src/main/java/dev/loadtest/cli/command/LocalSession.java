package dev.loadtest.cli.command;

import dev.loadtest.cli.local.LocalRun;
import dev.loadtest.cli.local.RunnerBinary;
import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Problem;
import dev.loadtest.core.spec.SpecValidator;
import dev.loadtest.core.status.HealingStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call of run on this machine: the run, and what it leads to. */
final class LocalSession {
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
    LoadTestManifest manifest = options.manifest();
    LocalRun local = new LocalRun(runner(), clock);
    LocalRuns runs = new LocalRuns(options, shell, manifest, local, screen, clock);
    LoadTestSpec spec = runs.test(manifest.spec()).spec();
    List<Problem> problems = SpecValidator.validate(spec);
    if (!problems.isEmpty()) {
      problems.forEach(p -> System.err.println(options.file + ": " + p));
      return Verdict.Error.exitCode();
    }
    Permission permission = Permission.of(options, shell, manifest.spec());
    try (Interrupt interrupt = Interrupt.on(() -> local.cancel(INTERRUPTED));
        LocalHealing healing = LocalHealing.open(permission, options, manifest, runs, screen)) {
      return carryOut(runs, healing);
    }
  }

  private int carryOut(LocalRuns runs, LocalHealing healing) throws IOException {
    Optional<LocalHealing.Outcome> resumed = healing.resume();
    LocalHealing.Outcome outcome =
        resumed.isPresent() ? resumed.get() : healing.after(runs.carryOut(runs.asked()));
    new RunReport(options.json(), screen)
        .answer(
            outcome.run().record(), outcome.run().file(), outcome.heal().map(HealingStatus::of));
    return outcome.verdict().exitCode();
  }

  private Path runner() {
    return RunnerBinary.find(shell, Path.of(System.getProperty("loadtest.home", ".")));
  }
}
