package dev.loadtest.cli.show;

import dev.loadtest.core.status.Amount;
import dev.loadtest.core.summary.Timeline;
import dev.loadtest.core.summary.Timeline.Point;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The course of a run as small pictures: VUs, requests/s, p95 and failed requests over time. */
public final class TimelineText {
  private static final int WIDTH = 60;

  private TimelineText() {}

  /** Empty without a time line. */
  public static List<String> of(Timeline timeline) {
    List<Point> points = timeline.points();
    if (points.isEmpty()) {
      return List.of();
    }
    double seconds = timeline.stepMs() / 1000.0;
    String length = Amount.duration(Duration.ofMillis(timeline.stepMs() * points.size()));
    return List.of(
        "  over " + length + ", from 0 to the largest value:",
        line("VUs", points, Point::vus, Amount::plain),
        line("requests/s", points, p -> p.requests() / seconds, Amount::plain),
        line("p95", points, TimelineText::p95, Amount::milliseconds),
        line("failed/s", points, p -> p.failed() / seconds, Amount::plain));
  }

  private static double p95(Point point) {
    return point.durationIfAny().map(Timeline.Quantiles::p95).orElse(Double.NaN);
  }

  private static String line(
      String name,
      List<Point> points,
      ToDoubleFunction<Point> value,
      Function<OptionalDouble, String> unit) {
    double[] values = points.stream().mapToDouble(value).toArray();
    double top = points.stream().mapToDouble(value).filter(Double::isFinite).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "  %-10s  %s  %s",
        name,
        Sparkline.of(values, WIDTH),
        unit.apply(OptionalDouble.of(top)));
  }
}
