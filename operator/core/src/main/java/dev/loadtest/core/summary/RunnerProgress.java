package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How far a runner is; cumulative but for {@code recent}. {@code draining}: its load has ended and
 * it waits for the word to run teardown(). Source: {@code docs/runner-protocol.md}, progress.
 */
public record RunnerProgress(
    int index,
    long seq,
    long elapsedMs,
    long remainingMs,
    double vus,
    double iterations,
    double droppedIterations,
    double requests,
    long failed,
    boolean draining,
    Recent recent,
    List<AbortSeries> abort) {

  public RunnerProgress {
    recent = recent == null ? Recent.NONE : recent;
    abort = abort == null ? List.of() : List.copyOf(abort);
  }

  /** What was measured in the last {@code ms}; durations in ms, coarse. */
  public record Recent(long ms, double requests, long failed, Trend duration) {
    static final Recent NONE = new Recent(0, 0, 0, Trend.empty(Resolution.Coarse));

    @JsonCreator
    static Recent of(
        @JsonProperty("ms") long ms,
        @JsonProperty("requests") double requests,
        @JsonProperty("failed") long failed,
        @JsonProperty("duration") Trend.Encoded duration) {
      return new Recent(ms, requests, failed, Trend.Encoded.decode(duration, Resolution.Coarse));
    }
  }

  /** A series that a threshold with abortOnFail needs. */
  public record AbortSeries(String metric, StagedSeries series) {
    @JsonCreator
    static AbortSeries of(StagedSeries.Json json) {
      if (json.metric() == null) {
        throw new IllegalArgumentException("A series in progress names its metric");
      }
      return new AbortSeries(json.metric(), StagedSeries.of(json));
    }
  }
}
