package dev.loadtest.core.status;

import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.lifecycle.Trouble;
import dev.loadtest.core.status.LoadTestRunStatus.Attempt;
import dev.loadtest.core.status.LoadTestRunStatus.Runners;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The status of a LoadTestRun. It is derived, never kept: the same sight gives the same status. */
public final class RunProjection {
  private final Optional<LoadTestRunStatus> before;
  private final long generation;
  private final Instant now;
  private final List<Attempt> measured;

  public RunProjection(Optional<LoadTestRunStatus> before, long generation, Instant now) {
    this(before, generation, now, List.of());
  }

  private RunProjection(
      Optional<LoadTestRunStatus> before, long generation, Instant now, List<Attempt> measured) {
    this.before = before;
    this.generation = generation;
    this.now = now;
    this.measured = measured;
  }

  /** The same of a run of which some attempts are measured. */
  public RunProjection after(List<MeasuredAttempt> attempts) {
    return new RunProjection(
        before, generation, now, attempts.stream().map(MeasuredAttempt::attempt).toList());
  }

  /** Of a run that waits. */
  public LoadTestRunStatus waiting(Phase phase, String reason, String message) {
    return draft(phase)
        .why(reason, message)
        .attempts(measured)
        .with(RunConditions.active(conditions(), reason, message));
  }

  /** Of a run whose attempt goes on; job is null where there is none. */
  public LoadTestRunStatus active(Observation seen, AttemptState state, String job) {
    Phase phase = phase(state);
    Optional<Trouble> trouble = trouble(seen);
    String reason = trouble.map(t -> t.failure().reason().name()).orElse(phase.name());
    String message =
        trouble.map(t -> t.failure().message()).orElseGet(() -> RunSentence.of(seen, state));
    return draft(phase)
        .why(reason, message)
        .runners(runners(seen))
        .progress(
            phase == Phase.Running
                ? Glance.of(seen, before.map(LoadTestRunStatus::progress), now)
                : null)
        .attempts(with(seen, job))
        .with(RunConditions.active(conditions(), reason, message));
  }

  /**
   * Of a run that has ended.
   *
   * @param seen its last attempt; what was known of it before where nobody looked again
   */
  public LoadTestRunStatus finished(
      Conclusion conclusion, Optional<Observation> seen, String job, String artifact) {
    var judgement = conclusion.judgement();
    var draft =
        draft(Phase.Finished)
            .why(judgement.reason(), judgement.message())
            .judged(judgement)
            .completed(now)
            .artifact(artifact);
    conclusion.summary().ifPresent(draft::measured);
    seen.ifPresentOrElse(
        s -> draft.runners(runners(s)).attempts(with(s, job)),
        () -> before.ifPresentOrElse(b -> draft.as(b, measured), () -> draft.attempts(measured)));
    return draft.with(
        RunConditions.finished(
            conditions(),
            judgement.verdict().succeeded(),
            judgement.reason(),
            judgement.message()));
  }

  /** What was seen of the target is only in the status before. */
  private StatusDraft draft(Phase phase) {
    return new StatusDraft(generation, phase)
        .target(before.map(LoadTestRunStatus::target).orElse(null));
  }

  private Conditions conditions() {
    return new Conditions(
        before.map(LoadTestRunStatus::conditions).orElse(List.of()), generation, now);
  }

  private static Phase phase(AttemptState state) {
    return switch (state) {
      case AttemptState.NotStarted s -> Phase.Preparing;
      case AttemptState.Gathering s -> Phase.Starting;
      case AttemptState.Held s -> Phase.Starting;
      case AttemptState.Loading s -> Phase.Running;
      case AttemptState.Draining s -> Phase.Running;
      case AttemptState.Reading s -> Phase.Collecting;
      case AttemptState.Measured s -> Phase.Collecting;
      case AttemptState.Broken s -> Phase.Collecting;
    };
  }

  private static Optional<Trouble> trouble(Observation seen) {
    return Stream.concat(
            seen.trouble().stream(), seen.runners().stream().flatMap(r -> r.trouble().stream()))
        .findFirst();
  }

  private static Runners runners(Observation seen) {
    return new Runners(seen.runners().size(), seen.count(Stage.Ready), seen.count(Stage.Ended));
  }

  /** The measured attempts and the one that is seen, if it is another one. */
  private List<Attempt> with(Observation seen, String job) {
    Attempt last = MeasuredAttempt.begun(seen, job);
    return measured.stream().anyMatch(a -> a.number() == last.number())
        ? measured
        : Stream.concat(measured.stream(), Stream.of(last)).toList();
  }
}
