package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole run in at most {@value #MOST_POINTS} equal steps of {@code stepMs} from the release,
 * over all runners: less than 32 KB of JSON, whatever was measured.
 */
public record Timeline(long stepMs, List<Point> points) {
  public static final int MOST_POINTS = 120;

  public Timeline {
    points = points == null ? List.of() : List.copyOf(points);
  }

  /**
   * One step: counts of what started in it, VUs, quantiles of http_req_duration (null without
   * requests), errors by error_code or status, p95 of the control probe's calls in ms (null without
   * an answer). Of more than three kinds of errors the two most frequent have their name, and the
   * others are {@code other}; names end after eight characters.
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Point(
      long atMs,
      double requests,
      long failed,
      double vus,
      double iterations,
      double dropped,
      Quantiles duration,
      Map<String, Long> errors,
      Double probeP95) {

    public Point {
      errors = errors == null ? Map.of() : errors;
    }

    /** Quantiles of http_req_duration, absent without requests. */
    public Optional<Quantiles> durationIfAny() {
      return Optional.ofNullable(duration);
    }

    /** p95 of the control probe's calls in ms, to 2 %; absent without an answer. */
    public Optional<Double> probeP95IfAny() {
      return Optional.ofNullable(probeP95);
    }
  }

  /** Quantiles in ms, to 2 % (coarse histograms). */
  public record Quantiles(double p50, double p95, double p99) {}
}
