package dev.loadtest.cli.record;

import dev.loadtest.core.baseline.Anchor;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.RunHistory;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says what is wrong with a history that came from outside. */
final class BaselineCheck {
  private BaselineCheck() {}

  /** The first problem, with its place. */
  static Optional<String> problem(RunHistory history) {
    List<KeptRun> runs = history.runs();
    List<Anchor> anchors = history.anchors();
    return Stream.concat(
            IntStream.range(0, runs.size())
                .mapToObj(i -> problem(runs.get(i)).map(p -> "runs[" + i + "]" + p)),
            IntStream.range(0, anchors.size())
                .mapToObj(i -> problem(anchors.get(i)).map(p -> "anchors[" + i + "]" + p)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> problem(KeptRun run) {
    if (run.run() == null || run.run().isBlank()) {
      return Optional.of(".run is missing");
    }
    if (run.admission() == null) {
      return Optional.of(".admission is missing");
    }
    if (run.completed() == null || !isTime(run.completed())) {
      return Optional.of(".completed is no RFC 3339 time: " + run.completed());
    }
    return run.points().entrySet().stream()
        .map(BaselineCheck::problem)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> problem(Map.Entry<String, Point> entry) {
    String place = ".points[\"" + entry.getKey() + "\"]";
    Point point = entry.getValue();
    if (!isRead(() -> Measure.parse(entry.getKey()))) {
      return Optional.of(place + " is no number such as p(95) http_req_duration");
    }
    return point == null || point.key() == null || !Double.isFinite(point.value())
        ? Optional.of(place + " needs a value and a key")
        : Optional.empty();
  }

  private static Optional<String> problem(Anchor anchor) {
    if (anchor.threshold() == null) {
      return Optional.of(".threshold is missing");
    }
    return anchor.metric() != null
            && anchor.expression() != null
            && anchor.levels().stream().allMatch(Objects::nonNull)
            && isRead(anchor::measure)
        ? Optional.empty()
        : Optional.of(" has no metric and expression that can be read");
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isRead(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
