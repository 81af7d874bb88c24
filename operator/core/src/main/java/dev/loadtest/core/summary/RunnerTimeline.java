package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** One runner's run in equal steps of {@code stepMs} from its release. */
public record RunnerTimeline(long stepMs, List<Point> points) {
  static final RunnerTimeline EMPTY = new RunnerTimeline(0, List.of());

  public RunnerTimeline {
    points = points == null ? List.of() : List.copyOf(points);
  }

  /**
   * One step: counts of what started in it, most VUs, coarse histogram of http_req_duration (ms),
   * errors by error_code or status, and coarse histogram of the control probe's calls (ms).
   */
  public record Point(
      long atMs,
      double requests,
      long failed,
      double vus,
      double iterations,
      double dropped,
      Histogram duration,
      Map<String, Long> errors,
      Histogram probe) {

    /** A step without calls of a control probe. */
    public Point(
        long atMs,
        double requests,
        long failed,
        double vus,
        double iterations,
        double dropped,
        Histogram duration,
        Map<String, Long> errors) {
      this(
          atMs,
          requests,
          failed,
          vus,
          iterations,
          dropped,
          duration,
          errors,
          Histogram.empty(Resolution.Coarse));
    }

    @JsonCreator
    static Point of(
        @JsonProperty("atMs") long atMs,
        @JsonProperty("requests") double requests,
        @JsonProperty("failed") long failed,
        @JsonProperty("vus") double vus,
        @JsonProperty("iterations") double iterations,
        @JsonProperty("dropped") double dropped,
        @JsonProperty("duration") EncodedHistogram duration,
        @JsonProperty("errors") Map<String, Long> errors,
        @JsonProperty("probe") EncodedHistogram probe) {
      return new Point(
          atMs,
          requests,
          failed,
          vus,
          iterations,
          dropped,
          EncodedHistogram.decode(duration, Resolution.Coarse),
          errors == null ? Map.of() : Map.copyOf(errors),
          EncodedHistogram.decode(probe, Resolution.Coarse));
    }
  }
}
