package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.LaunchRefused;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.observe.RunSighting;
import dev.loadtest.controller.observe.evidence.TargetObserver;
import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Lifecycle;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.Step;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Progress;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.status.RunProjection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * One step of a run, chosen by core, executed by {@link RunSteps}, and the status that goes with
 * it.
 */
public final class RunProgress {
  /** For what is only waited for: a turn, a missing object, a quota. */
  private static final Duration PATIENT = Duration.ofSeconds(2);

  private static final Duration SOON = Duration.ofMillis(200);

  private final RunSteps steps;
  private final TargetObserver targets;
  private final RunEnd end;
  private final Clock clock;

  public RunProgress(RunSteps steps, TargetObserver targets, Clock clock) {
    this.steps = steps;
    this.targets = targets;
    this.end = new RunEnd(steps, clock);
    this.clock = clock;
  }

  /** When to look again; empty when only events matter. */
  Optional<Duration> advance(LoadTestRun run, RunSighting sighting) throws IOException {
    return switch (sighting) {
      case RunSighting.Finished finished -> end.tidy(run, finished);
      case RunSighting.Unresolved(var resolved) -> {
        steps.runs().admit(run, resolved);
        yield Optional.of(SOON);
      }
      case RunSighting.Blocked(String reason, String message) ->
          waiting(run, Phase.Pending, reason, message, PATIENT);
      case RunSighting.Refused(var failure) -> end.conclude(run, Conclusion.of(failure));
      case RunSighting.Startable(RunPlan plan) -> launch(run, plan);
      case RunSighting.Attempt attempt -> advance(run, attempt);
    };
  }

  private Optional<Duration> advance(LoadTestRun run, RunSighting.Attempt attempt)
      throws IOException {
    Observation seen = attempt.seen();
    AttemptState state = Lifecycle.stateOf(seen);
    switch (Lifecycle.nextStep(state, seen)) {
      case Step.Launch l -> {
        return launch(run, seen.plan());
      }
      case Step.Judge(var reports) -> {
        return end.conclude(run, Conclusion.of(seen.plan(), reports), attempt);
      }
      case Step.Fail(var failure) -> {
        return end.conclude(run, Conclusion.of(seen.plan(), failure, seen.reports()), attempt);
      }
      case Step.Release r -> {
        report(run, attempt, state);
        Optional<Conclusion> failed = new Release(steps.runners()).execute(attempt);
        return failed.isPresent() ? end.conclude(run, failed.get(), attempt) : Optional.of(SOON);
      }
      case Step.Stop(String reason) -> {
        steps.runners().stop(attempt.running(), attempt.nonce(), reason);
        steps.events().warning(run, "Aborting", "Stopping the load: " + reason + ".");
        return Optional.of(SOON);
      }
      case Step.Teardown t -> {
        steps.runners().teardown(attempt.pod(0), attempt.nonce());
        return Optional.of(SOON);
      }
      case Step.Await(Duration atMost) -> {
        report(run, attempt, state);
        return Optional.of(atMost);
      }
    }
  }

  private Optional<Duration> launch(LoadTestRun run, RunPlan plan) {
    try {
      steps.launcher().launch(run, plan);
    } catch (LaunchRefused refused) {
      boolean late = clock.instant().isAfter(refused.since().plus(plan.startTimeout()));
      return refused.conclusive() || late
          ? end.conclude(run, Conclusion.of(refused.failure()))
          : waiting(
              run,
              Phase.Preparing,
              refused.failure().reason().name(),
              refused.failure().message(),
              PATIENT);
    }
    steps.events().normal(run, "Started", "Created %d runner(s).".formatted(plan.runners()));
    return waiting(run, Phase.Preparing, "Preparing", "The runners are being created.", SOON);
  }

  private Optional<Duration> waiting(
      LoadTestRun run, Phase phase, String reason, String message, Duration again) {
    steps.statuses().write(run, projection(run).waiting(phase, reason, message));
    return Optional.of(again);
  }

  private void report(LoadTestRun run, RunSighting.Attempt attempt, AttemptState state) {
    String job = attempt.job().getMetadata().getName();
    LoadTestRunStatus status = projection(run).active(attempt.seen(), state, job);
    steps.statuses().write(run, sampled(run, attempt.seen(), status));
  }

  /** A new glance at the load is the time for a look at its target, too: one write for both. */
  private LoadTestRunStatus sampled(LoadTestRun run, Observation seen, LoadTestRunStatus status) {
    Optional<Progress> before =
        Optional.ofNullable(run.getStatus()).map(LoadTestRunStatus::progress);
    boolean fresh = status.progress() != null && !before.equals(Optional.of(status.progress()));
    return seen.released()
        .filter(released -> fresh)
        .flatMap(released -> targets.sample(run, seen.plan().spec(), released))
        .map(status::withTarget)
        .orElse(status);
  }

  private RunProjection projection(LoadTestRun run) {
    return new RunProjection(
        Optional.ofNullable(run.getStatus()), run.getMetadata().getGeneration(), clock.instant());
  }
}
