package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Question.Window;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.summary.Timeline;
import dev.loadtest.core.summary.Timeline.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * The course of a number within a run, from the time line: percentiles of http_req_duration and the
 * rate of http_req_failed. Points are put together until a window has enough requests to mean
 * something.
 */
final class Course {
  private static final double ENOUGH = 100;

  private Course() {}

  /** The windows in order; empty for numbers that the time line does not have. */
  static List<Window> of(Measurement run, Measure measure) {
    var number = number(measure);
    if (number == null) {
      return List.of();
    }
    List<Window> windows = new ArrayList<>();
    Timeline timeline = run.summary().timeline();
    Open open = null;
    for (Timeline.Point point : timeline.points()) {
      StagePlan.Part part = run.stages().at(point.atMs() + timeline.stepMs() / 2);
      if (open == null || open.requests >= ENOUGH || part != open.part) {
        close(open, windows);
        open = new Open(part, point.atMs());
      }
      open.add(point, number);
    }
    close(open, windows);
    return List.copyOf(windows);
  }

  /**
   * The steady part of a load without stages: the mean of its windows, weighted by requests. Not
   * the exact percentile, and comparable from run to run all the same.
   */
  static OptionalDouble steady(Measurement run, Measure measure) {
    double sum = 0;
    double weight = 0;
    for (Window window : of(run, measure)) {
      if (window.kind() == StageKind.Steady) {
        sum += window.value() * window.samples();
        weight += window.samples();
      }
    }
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weight);
  }

  private static void close(Open open, List<Window> windows) {
    if (open != null && open.requests > 0) {
      windows.add(open.window());
    }
  }

  /** A window that still grows. */
  private static final class Open {
    private final StagePlan.Part part;
    private final long atMs;
    private double requests;
    private double sum;

    Open(StagePlan.Part part, long atMs) {
      this.part = part;
      this.atMs = atMs;
    }

    void add(Timeline.Point point, ToDoubleFunction<Timeline.Point> number) {
      if (point.requests() > 0) {
        requests += point.requests();
        sum += number.applyAsDouble(point) * point.requests();
      }
    }

    Window window() {
      return new Window(
          part.name(),
          part.kind(),
          sum / requests,
          Math.round(requests),
          OptionalInt.of((int) atMs));
    }
  }

  private static ToDoubleFunction<Timeline.Point> number(Measure measure) {
    if (!measure.selector().tags().isEmpty()) {
      return null;
    }
    return switch (measure.selector().metric()) {
      case "http_req_failed" -> p -> p.failed() / p.requests();
      case "http_req_duration" ->
          measure.statistic() instanceof Aggregation.Percentile(double percent)
              ? quantile(percent)
              : null;
      default -> null;
    };
  }

  private static ToDoubleFunction<Timeline.Point> quantile(double percent) {
    ToDoubleFunction<Quantiles> of =
        percent >= 99 ? Quantiles::p99 : percent >= 90 ? Quantiles::p95 : Quantiles::p50;
    return p -> p.durationIfAny().map(of::applyAsDouble).orElse(0.0);
  }
}
