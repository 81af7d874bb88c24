package dev.loadtest.core.summary;

import dev.loadtest.core.summary.Timeline.Point;
import dev.loadtest.core.summary.Timeline.Quantiles;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lays the time lines of the runners over each other, time zero being each one's release. */
final class MergedTimeline {
  /** With the others as one. With one more, the largest time line is over 32 KB. */
  private static final int MOST_ERRORS = 3;

  /** k6's error codes have four digits, and statuses three; a script may say anything. */
  private static final int LONGEST_ERROR = 8;

  private static final String OTHER = "other";

  /** What would take more than a byte, as UTF-8 or escaped in JSON. */
  private static final Pattern LONG_CHARACTERS = Pattern.compile("[^ -~]|[\"\\\\]");

  private MergedTimeline() {}

  static Timeline of(List<RunnerTimeline> runners) {
    var step = step(runners);
    var steps = new TreeMap<Long, List<List<RunnerTimeline.Point>>>();
    for (var runner : runners) {
      runner.points().stream()
          .collect(Collectors.groupingBy(p -> p.atMs() / step, TreeMap::new, Collectors.toList()))
          .forEach((at, points) -> steps.computeIfAbsent(at, a -> new ArrayList<>()).add(points));
    }
    return new Timeline(
        step, steps.entrySet().stream().map(s -> point(s.getKey() * step, s.getValue())).toList());
  }

  /** The widest step of any runner, widened until the longest time line has few enough points. */
  private static long step(List<RunnerTimeline> runners) {
    var widest = runners.stream().mapToLong(RunnerTimeline::stepMs).max().orElse(0);
    var end =
        runners.stream()
            .flatMap(runner -> runner.points().stream())
            .mapToLong(RunnerTimeline.Point::atMs)
            .max()
            .orElse(0);
    var base = Math.max(1, widest);
    return base * (end / base / Timeline.MOST_POINTS + 1);
  }

  private static Point point(long atMs, List<List<RunnerTimeline.Point>> runners) {
    var all = runners.stream().flatMap(List::stream).toList();
    var duration = merged(all, RunnerTimeline.Point::duration);
    var probe = merged(all, RunnerTimeline.Point::probe);
    return new Point(
        atMs,
        all.stream().mapToDouble(RunnerTimeline.Point::requests).sum(),
        all.stream().mapToLong(RunnerTimeline.Point::failed).sum(),
        runners.stream().mapToDouble(MergedTimeline::vus).sum(),
        all.stream().mapToDouble(RunnerTimeline.Point::iterations).sum(),
        all.stream().mapToDouble(RunnerTimeline.Point::dropped).sum(),
        duration.count() == 0 ? null : quantiles(duration),
        errors(all),
        probe.count() == 0 ? null : rounded(probe.percentile(95)));
  }

  private static Histogram merged(
      List<RunnerTimeline.Point> points, Function<RunnerTimeline.Point, Histogram> part) {
    return points.stream().map(part).reduce(Histogram.empty(Resolution.Coarse), Histogram::merge);
  }

  private static double vus(List<RunnerTimeline.Point> ofOneRunner) {
    return ofOneRunner.stream().mapToDouble(RunnerTimeline.Point::vus).max().orElse(0);
  }

  private static Quantiles quantiles(Histogram duration) {
    return new Quantiles(
        rounded(duration.percentile(50)),
        rounded(duration.percentile(95)),
        rounded(duration.percentile(99)));
  }

  /** More than four digits would only claim what coarse histograms do not know. */
  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }

  /** The most frequent, and the rest as other where there are too many. */
  private static Map<String, Long> errors(List<RunnerTimeline.Point> points) {
    var counts = new TreeMap<String, Long>();
    for (var point : points) {
      point.errors().forEach((code, count) -> counts.merge(shortened(code), count, Long::sum));
    }
    boolean tooMany = counts.size() > MOST_ERRORS;
    long rest = tooMany ? Objects.requireNonNullElse(counts.remove(OTHER), 0L) : 0;
    var frequent =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .toList();
    var kept = new LinkedHashMap<String, Long>();
    for (var error : frequent) {
      if (kept.size() < (tooMany ? MOST_ERRORS - 1 : MOST_ERRORS)) {
        kept.put(error.getKey(), error.getValue());
      } else {
        rest += error.getValue();
      }
    }
    if (rest > 0) {
      kept.put(OTHER, rest);
    }
    return kept;
  }

  private static String shortened(String code) {
    var plain = LONG_CHARACTERS.matcher(code).replaceAll("?");
    return plain.length() > LONGEST_ERROR ? plain.substring(0, LONGEST_ERROR) : plain;
  }
}
