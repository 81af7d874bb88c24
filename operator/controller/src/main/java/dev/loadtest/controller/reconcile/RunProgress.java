package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.LaunchRefused;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.observe.RunSighting;
import dev.loadtest.controller.observe.evidence.TargetObserver;
import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.Lifecycle;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.Step;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Progress;
import dev.loadtest.core.status.MeasuredAttempt;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.status.RunProjection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
  private final RunAttempts attempts;
  private final Clock clock;

  public RunProgress(RunSteps steps, TargetObserver targets, ModelQuestions models, Clock clock) {
    this.steps = steps;
    this.targets = targets;
    var evaluations = new Evaluations(steps, targets, clock);
    this.end = new RunEnd(steps, evaluations, models, clock);
    this.attempts = new RunAttempts(steps, evaluations, end, clock);
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
          waiting(run, List.of(), Phase.Pending, reason, message, PATIENT);
      case RunSighting.Refused(var failure) -> end.conclude(run, Conclusion.of(failure));
      case RunSighting.Startable(RunPlan plan) -> launch(run, plan, List.of());
      case RunSighting.Measured seen ->
          attempts.between(run, seen, () -> launch(run, seen.next(), seen.attempts()));
      case RunSighting.Lost(int attempt, Failure failure, var measured) ->
          end.conclude(
              run,
              attempts.broken(run, attempt, failure, measured, Conclusion.of(failure)),
              measured,
              Optional.empty());
      case RunSighting.Attempt attempt -> advance(run, attempt);
    };
  }

  private Optional<Duration> advance(LoadTestRun run, RunSighting.Attempt attempt)
      throws IOException {
    Observation seen = attempt.seen();
    AttemptState state = Lifecycle.stateOf(seen);
    switch (Lifecycle.nextStep(state, seen)) {
      case Step.Launch l -> {
        return launch(run, seen.plan(), attempt.measured());
      }
      case Step.Judge(var reports) -> {
        return attempts.measured(run, attempt, reports);
      }
      case Step.Fail(var failure) -> {
        return broken(run, attempt, failure);
      }
      case Step.Release r -> {
        report(run, attempt, state);
        Optional<Failure> failed = new Release(steps.runners()).execute(attempt);
        return failed.isPresent() ? broken(run, attempt, failed.get()) : Optional.of(SOON);
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

  private Optional<Duration> broken(LoadTestRun run, RunSighting.Attempt attempt, Failure failure) {
    var alone = Conclusion.of(attempt.seen().plan(), failure, attempt.seen().reports());
    return end.conclude(
        run,
        attempts.broken(run, attempt.number(), failure, attempt.measured(), alone),
        attempt.measured(),
        Optional.of(attempt));
  }

  private Optional<Duration> launch(LoadTestRun run, RunPlan plan, List<MeasuredAttempt> measured) {
    int attempt = plan.runner().attempt();
    try {
      steps.launcher().launch(run, plan, MeasuredAttempt.nodes(measured));
    } catch (LaunchRefused refused) {
      return refused(run, plan, measured, refused);
    }
    String which = attempt > 1 ? "Try %d: created".formatted(attempt) : "Created";
    steps.events().normal(run, "Started", "%s %d runner(s).".formatted(which, plan.runners()));
    String message =
        attempt > 1
            ? "Try %d: the runners are being created.".formatted(attempt)
            : "The runners are being created.";
    return waiting(run, measured, Phase.Preparing, "Preparing", message, SOON);
  }

  private Optional<Duration> refused(
      LoadTestRun run, RunPlan plan, List<MeasuredAttempt> measured, LaunchRefused refused) {
    Failure failure = refused.failure();
    boolean late = clock.instant().isAfter(refused.since().plus(plan.startTimeout()));
    if (!refused.conclusive() && !late) {
      return waiting(
          run, measured, Phase.Preparing, failure.reason().name(), failure.message(), PATIENT);
    }
    int attempt = plan.runner().attempt();
    return end.conclude(
        run,
        attempts.broken(run, attempt, failure, measured, Conclusion.of(failure)),
        measured,
        Optional.empty());
  }

  private Optional<Duration> waiting(
      LoadTestRun run,
      List<MeasuredAttempt> measured,
      Phase phase,
      String reason,
      String message,
      Duration again) {
    steps.statuses().write(run, projection(run).after(measured).waiting(phase, reason, message));
    return Optional.of(again);
  }

  private void report(LoadTestRun run, RunSighting.Attempt attempt, AttemptState state) {
    String job = attempt.job().getMetadata().getName();
    LoadTestRunStatus status =
        projection(run).after(attempt.measured()).active(attempt.seen(), state, job);
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
