package dev.loadtest.core.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the control probe showed over all runners: how quick a static address was while load was
 * sent.
 *
 * @param count calls that ended: answered or failed
 * @param failed calls without an answer within 5 s, or with a status of 400 and above
 * @param duration how long the others took, without connecting, as http_req_duration. Unit: ms
 * @param worst the slowest step of the time line, absent without an answer
 */
public record Probe(long count, long failed, Trend duration, Optional<Worst> worst) {

  /**
   * A step of the time line.
   *
   * @param atMs when it began. Unit: ms since the release
   * @param p95 of the calls in it, to 2 %. Unit: ms
   */
  public record Worst(long atMs, double p95) {}

  /** The median in ms, absent without an answer. */
  public OptionalDouble p50() {
    return percentile(50);
  }

  /** In ms, absent without an answer. */
  public OptionalDouble p95() {
    return percentile(95);
  }

  /**
   * In ms, absent without an answer.
   *
   * @param percent from 0 to 100
   */
  public OptionalDouble percentile(double percent) {
    return duration.samples() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(duration.percentile(percent));
  }

  /** Absent when no runner had a probe. */
  static Optional<Probe> of(List<RunnerOutcome> runners, Timeline timeline) {
    return runners.stream()
        .map(runner -> runner.evidence().probe())
        .filter(Objects::nonNull)
        .reduce(RunnerProbe::plus)
        .map(all -> new Probe(all.count(), all.failed(), all.duration(), worst(timeline)));
  }

  private static Optional<Worst> worst(Timeline timeline) {
    return timeline.points().stream()
        .flatMap(p -> p.probeP95IfAny().map(p95 -> new Worst(p.atMs(), p95)).stream())
        .max(
            Comparator.comparingDouble(Worst::p95)
                .thenComparing(Worst::atMs, (a, b) -> b.compareTo(a)));
  }
}
