package dev.loadtest.core.lifecycle;

import dev.loadtest.core.lifecycle.TestStep.Idle;
import dev.loadtest.core.lifecycle.TestStep.Memory;
import dev.loadtest.core.lifecycle.TestStep.Remember;
import dev.loadtest.core.lifecycle.TestStep.Start;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger.Kind;
import dev.loadtest.core.spec.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a LoadTest runs: on a changed digest, a request, its schedule, a rollout, and for its
 * calibration; nothing else.
 */
public final class TestLifecycle {
  /**
   * Rollouts are looked at, not watched: a watch would need every workload of the cluster in
   * memory.
   */
  private static final Duration ROLLOUT_LOOK = Duration.ofSeconds(10);

  private TestLifecycle() {}

  public static TestStep nextStep(TestObservation seen) {
    Optional<TestStep> accept = accept(seen);
    if (accept.isPresent()) {
      return accept.get();
    }
    if (seen.suspended()) {
      return new Idle(Optional.empty());
    }
    return change(seen)
        .or(() -> request(seen))
        .or(() -> schedule(seen))
        .or(() -> rollout(seen))
        .or(() -> calibration(seen))
        .orElseGet(() -> new Idle(nextLook(seen)));
  }

  /** When the schedule starts the next run. */
  public static Optional<Instant> nextSchedule(TestObservation seen) {
    return seen.suspended()
        ? Optional.empty()
        : Optional.ofNullable(seen.spec().schedule())
            .flatMap(s -> CronTimes.of(s).next(seen.now()));
  }

  private static Optional<TestStep> accept(TestObservation seen) {
    return seen.accepted()
        .filter(run -> !Optional.of(run).equals(seen.handledAccept()))
        .map(run -> new TestStep.Accept(run, new Memory.Accepted(run)));
  }

  private static Optional<TestStep> calibration(TestObservation seen) {
    return Calibrating.due(seen)
        .map(
            number ->
                start(seen, Kind.Calibration, number, List.of(), new Memory.Calibration(number)));
  }

  private static Optional<TestStep> change(TestObservation seen) {
    String digest = ExecutionDigest.of(seen.spec());
    if (seen.executed().map(ExecutedDigest::digest).filter(digest::equals).isPresent()) {
      return Optional.empty();
    }
    ExecutedDigest next = ExecutedDigest.next(seen.executed(), digest);
    return Optional.of(
        start(seen, Kind.Change, next.toString(), List.of(), new Memory.Executed(next)));
  }

  private static Optional<TestStep> request(TestObservation seen) {
    return seen.requested()
        .filter(token -> !Optional.of(token).equals(seen.handledRequest()))
        .map(token -> start(seen, Kind.Request, token, List.of(), new Memory.Request(token)));
  }

  private static Optional<TestStep> schedule(TestObservation seen) {
    return Optional.ofNullable(seen.spec().schedule()).flatMap(s -> due(seen, s));
  }

  private static Optional<TestStep> due(TestObservation seen, Schedule schedule) {
    Instant since = seen.lastScheduled().orElse(seen.created());
    return CronTimes.of(schedule)
        .last(since, seen.now())
        .map(
            time -> {
              var memory = new Memory.Scheduled(time);
              Duration late = Duration.between(time, seen.now());
              if (late.toSeconds() > schedule.startingDeadlineSeconds()) {
                return new Remember(
                    memory,
                    Optional.of(
                        "Missed the run of %s: %d s late, startingDeadlineSeconds is %d"
                            .formatted(
                                time, late.toSeconds(), schedule.startingDeadlineSeconds())));
              }
              return concurrent(seen, schedule, time, memory);
            });
  }

  /**
   * The run of this very time may be among the active ones: it was created, and then the operator
   * stopped before it could remember so. It neither stands in its own way nor replaces itself.
   */
  private static TestStep concurrent(
      TestObservation seen, Schedule schedule, Instant time, Memory memory) {
    String own = name(seen, Kind.Schedule, time.toString());
    List<String> others = seen.active().stream().filter(run -> !run.equals(own)).toList();
    boolean created = others.size() < seen.active().size();
    return switch (schedule.concurrencyPolicy()) {
      case Forbid ->
          created || others.isEmpty()
              ? start(seen, Kind.Schedule, time.toString(), List.of(), memory)
              : new Remember(
                  memory,
                  Optional.of(
                      "Skipped the run of %s: %s goes on and concurrencyPolicy is Forbid"
                          .formatted(time, others.getFirst())));
      case Allow -> start(seen, Kind.Schedule, time.toString(), List.of(), memory);
      case Replace -> start(seen, Kind.Schedule, time.toString(), others, memory);
    };
  }

  private static Optional<TestStep> rollout(TestObservation seen) {
    return seen.rollout()
        .filter(id -> seen.seenRollout().map(SeenRollout::id).filter(id::equals).isEmpty())
        .map(id -> SeenRollout.next(seen.seenRollout(), id))
        .map(
            next ->
                seen.seenRollout().isEmpty()
                    ? new Remember(new Memory.Rollout(next), Optional.empty())
                    : start(
                        seen, Kind.Rollout, next.toString(), List.of(), new Memory.Rollout(next)));
  }

  private static TestStep start(
      TestObservation seen, Kind kind, String cause, List<String> replaced, Memory memory) {
    return new Start(
        name(seen, kind, cause),
        RunTrigger.of(kind, cause),
        ExecutionDigest.of(seen.spec()),
        replaced,
        memory);
  }

  private static String name(TestObservation seen, Kind kind, String cause) {
    return RunName.of(seen.name(), seen.uid(), kind.name().toLowerCase(Locale.ROOT), cause);
  }

  private static Optional<Instant> nextLook(TestObservation seen) {
    Optional<Instant> scheduled = nextSchedule(seen);
    if (!seen.spec().trigger().onRollout()) {
      return scheduled;
    }
    Instant look = seen.now().plus(ROLLOUT_LOOK);
    return scheduled.filter(look::isAfter).or(() -> Optional.of(look));
  }
}
