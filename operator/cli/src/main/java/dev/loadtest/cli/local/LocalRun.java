package dev.loadtest.cli.local;

import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Lifecycle;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.Step;
import dev.loadtest.core.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out the attempts of one run on this machine: looks, asks core's lifecycle what to do,
 * does it, looks again. Whatever happens, no process is left behind.
 */
public final class LocalRun {
  private static final Duration REFRESH = Duration.ofMillis(500);

  private final Clock clock;
  private final Path runnerBinary;
  private final Bell bell = new Bell();
  private volatile Optional<Failure> cancelled = Optional.empty();
  private Optional<Instant> begun = Optional.empty();

  public LocalRun(Path runnerBinary, Clock clock) {
    this.runnerBinary = runnerBinary;
    this.clock = clock;
  }

  /** Who wants to know what goes on. */
  public interface Watcher {
    void seen(AttemptState state, Observation observation);

    /** A line that k6 or the script printed. */
    void said(String line);
  }

  /**
   * Runs an attempt to its end.
   *
   * @param shell environment variables of the shell
   * @param deadline the whole run's, if there is one
   * @throws MissingInput when something that the manifest names is not there
   */
  public AttemptEnd carryOut(
      LocalTest test,
      RunPlan.Identity identity,
      Map<String, String> shell,
      Optional<Duration> deadline,
      Watcher watcher)
      throws IOException {
    begun = begun.or(() -> Optional.of(clock.instant()));
    Map<String, String> environment = new RunnerEnvironment(test.objects()).of(test.spec(), shell);
    try (Workspace workspace = Workspace.create()) {
      Path script = new ScriptFiles(test).place(workspace.folder());
      RunPlan plan = RunPlan.of(test.spec(), identity, script.toString());
      workspace.write(plan);
      try (Runners started =
          new Runners(plan, start(plan, workspace, environment, watcher::said))) {
        return loop(plan, started, deadline, watcher);
      }
    }
  }

  /**
   * Waits between two attempts.
   *
   * @return what ended the run meanwhile
   */
  public Optional<Failure> pause(Instant until, Optional<Duration> deadline) {
    while (true) {
      Instant now = clock.instant();
      Optional<Failure> ended = ended(deadline, now);
      if (ended.isPresent() || !now.isBefore(until)) {
        return ended;
      }
      Duration rest = Duration.between(now, until);
      bell.await(rest.compareTo(REFRESH) < 0 ? rest : REFRESH);
    }
  }

  /** Ends the run with this failure, from another thread; all processes go at once. */
  public void cancel(Failure failure) {
    cancelled = Optional.of(failure);
    bell.ring();
  }

  private RunnerStart start(
      RunPlan plan, Workspace workspace, Map<String, String> environment, Consumer<String> said) {
    return new RunnerStart(
        runnerBinary,
        workspace.folder(),
        plan.runner().nonce(),
        environment,
        plan.runner().hold(),
        said,
        bell::ring);
  }

  private AttemptEnd loop(
      RunPlan plan, Runners started, Optional<Duration> deadline, Watcher watcher) {
    LocalObserver observer = new LocalObserver(plan, started, clock);
    Steps steps = new Steps(started, observer);
    while (true) {
      Observation seen = observer.look();
      AttemptState state = Lifecycle.stateOf(seen);
      watcher.seen(state, seen);
      Optional<Failure> ended = ended(deadline, seen.now());
      Step next = ended.<Step>map(Step.Fail::new).orElseGet(() -> Lifecycle.nextStep(state, seen));
      Optional<AttemptEnd> end = steps.take(next, seen);
      if (end.isPresent()) {
        return end.get();
      }
      bell.await(REFRESH);
    }
  }

  private Optional<Failure> ended(Optional<Duration> deadline, Instant now) {
    return cancelled.or(
        () ->
            deadline
                .filter(whole -> now.isAfter(begun.orElse(now).plus(whole)))
                .map(
                    whole ->
                        new Failure(
                            FailureReason.DeadlineExceeded,
                            "the run had not ended %d s after its start (--timeout)"
                                .formatted(whole.toSeconds()))));
  }
}
