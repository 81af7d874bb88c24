package dev.loadtest.core.lifecycle;

import dev.loadtest.core.lifecycle.RunnerView.Stage;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ends an attempt early: conclusive troubles at once, everything else at the deadline of its
 * phase.
 */
final class Failures {
  private Failures() {}

  static Optional<Failure> of(Observation seen) {
    return conclusive(seen)
        .or(() -> refused(seen))
        .or(() -> neverReady(seen))
        .or(() -> neverReleased(seen))
        .or(() -> tooLong(seen))
        .or(() -> lost(seen));
  }

  private static Optional<Failure> conclusive(Observation seen) {
    return troubles(seen).filter(Trouble::conclusive).map(Trouble::failure).findFirst();
  }

  /** A runner that gave up before load was sent ends the attempt; the others are still held. */
  private static Optional<Failure> refused(Observation seen) {
    if (seen.released().isPresent() || seen.count(Stage.Ended) == seen.plan().runners()) {
      return Optional.empty();
    }
    return seen.reports().stream().map(Lifecycle::failure).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Failure> neverReady(Observation seen) {
    int desired = seen.plan().runners();
    int ready = seen.count(Stage.Ready);
    if (ready == desired
        || seen.released().isPresent()
        || !seen.past(seen.started(), seen.plan().startTimeout())) {
      return Optional.empty();
    }
    return troubles(seen)
        .map(Trouble::failure)
        .findFirst()
        .or(
            () ->
                Optional.of(
                    new Failure(
                        FailureReason.RunnersNeverReady,
                        "only %d of %d runners were ready within %s"
                            .formatted(ready, desired, seen.plan().spec().timeouts().start()))));
  }

  /** Runners that are held end by themselves; should they not, this does. */
  private static Optional<Failure> neverReleased(Observation seen) {
    boolean held = seen.runners().stream().anyMatch(r -> r.is(Stage.Ready));
    return held && seen.past(seen.started(), seen.plan().releaseTimeout())
        ? Optional.of(
            new Failure(
                FailureReason.NeverReleased,
                "%d s after their start some runners were ready and not released"
                    .formatted(seen.plan().releaseTimeout().toSeconds())))
        : Optional.empty();
  }

  /** When the load began, or must have begun where nobody saw it. */
  private static Optional<Instant> released(Observation seen) {
    return seen.released().or(() -> seen.started().map(s -> s.plus(seen.plan().releaseTimeout())));
  }

  private static Optional<Failure> tooLong(Observation seen) {
    int desired = seen.plan().runners();
    int ended = seen.count(Stage.Ended);
    if (ended == desired || !seen.past(released(seen), seen.plan().loadTimeout())) {
      return Optional.empty();
    }
    return Optional.of(
        new Failure(
            FailureReason.DeadlineExceeded,
            "%d of %d runners had not ended %d s after their start"
                .formatted(desired - ended, desired, seen.plan().loadTimeout().toSeconds())));
  }

  private static Optional<Failure> lost(Observation seen) {
    int desired = seen.plan().runners();
    int read = seen.reports().size();
    if (seen.count(Stage.Ended) < desired
        || read == desired
        || !seen.past(ended(seen), seen.plan().collectTimeout())) {
      return Optional.empty();
    }
    return Optional.of(
        new Failure(
            FailureReason.ResultLost,
            "%d of %d results could not be read within %s of the load's end"
                .formatted(desired - read, desired, seen.plan().spec().timeouts().collect())));
  }

  /** When the last runner ended, or must have ended where its pod does not say so. */
  private static Optional<Instant> ended(Observation seen) {
    return seen.ended().or(() -> released(seen).map(r -> r.plus(seen.plan().loadTimeout())));
  }

  private static Stream<Trouble> troubles(Observation seen) {
    return Stream.concat(
        seen.trouble().stream(),
        seen.runners().stream().map(RunnerView::trouble).flatMap(Optional::stream));
  }
}
