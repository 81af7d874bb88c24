package dev.loadtest.core.summary;

/**
 * What the control probe of one runner showed. Source: {@code docs/runner-protocol.md}, The control
 * probe.
 *
 * @param count calls that ended: answered or failed
 * @param failed calls without an answer within 5 s, or with a status of 400 and above
 * @param duration how long the others took, without connecting. Unit: ms
 */
public record RunnerProbe(long count, long failed, Trend duration) {
  public RunnerProbe {
    duration = duration == null ? Trend.empty(Resolution.Fine) : duration;
  }

  RunnerProbe plus(RunnerProbe other) {
    return new RunnerProbe(
        Math.addExact(count, other.count),
        Math.addExact(failed, other.failed),
        duration.plus(other.duration));
  }
}
