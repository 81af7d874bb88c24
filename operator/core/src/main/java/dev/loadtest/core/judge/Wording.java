package dev.loadtest.core.judge;

import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.ThresholdExpression;
import java.time.Duration;

/** Says thresholds and numbers in words. */
final class Wording {
  private static final int LONGEST = 300;

  private Wording() {}

  /** For example: p(95) of http_req_duration in stage steady. */
  static String subject(String metric, String expression) {
    var selector = MetricSelector.parse(metric);
    var tags = selector.tagsWithoutStage();
    return ThresholdExpression.parse(expression).aggregation().text()
        + " of "
        + selector.metric()
        + (tags.isEmpty() ? "" : " with " + tags.replace(",", ", "))
        + selector.stage().map(stage -> " in stage " + stage).orElse("");
  }

  /** For example: p(95) of http_req_duration is 660 ms, over the threshold of 500 ms. */
  static String crossed(String metric, String expression, double observed, String unitSymbol) {
    var unit = Unit.ofSymbol(unitSymbol);
    var threshold = ThresholdExpression.parse(expression);
    var bound = unit.formatApart(threshold.bound(), observed);
    return "%s is %s, %s"
        .formatted(
            subject(metric, expression),
            unit.formatApart(observed, threshold.bound()),
            relation(threshold, observed, bound));
  }

  /** A text from outside, on one line and not too long. */
  static String quoted(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  /** For example: ; all 3 tries agree. */
  static String agree(int tries) {
    return tries < 2 ? "" : "; all %d tries agree".formatted(tries);
  }

  /** For example: , most 12 s after the start. Nothing where the time is not known. */
  static String at(long ms) {
    return ms <= 0 ? "" : ", most " + Unit.None.format(ms / 1000.0) + " s after the start";
  }

  /** A sentence part as a sentence of its own. */
  static String sentence(String part) {
    return Character.toUpperCase(part.charAt(0)) + part.substring(1) + ".";
  }

  /** For example: in stage ramp. A load without stages has its start only. */
  static String inStage(String stage) {
    return stage.isEmpty() ? " at the start" : " in stage " + stage;
  }

  /** One thing, or several things. */
  static String plural(long count, String thing) {
    return Unit.None.format(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /** For example: 480 MiB, 1.5 GiB. */
  static String mebibytes(double mib) {
    return mib < 1024 ? Unit.None.format(mib) + " MiB" : Unit.None.format(mib / 1024) + " GiB";
  }

  /** For example: 40 s, 14 min, 2 h, 3 h 20 min, 5 d. */
  static String time(Duration time) {
    if (time.compareTo(Duration.ofMinutes(2)) < 0) {
      return time.toSeconds() + " s";
    }
    long minutes = Math.round(time.toSeconds() / 60.0);
    if (minutes < 60) {
      return minutes + " min";
    }
    return minutes < 48 * 60
        ? minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min")
        : Math.round(minutes / (24 * 60.0)) + " d";
  }

  private static String relation(ThresholdExpression threshold, double observed, String bound) {
    return switch (threshold.operator()) {
      case Less, LessOrEqual ->
          (observed > threshold.bound() ? "over" : "not under") + " the threshold of " + bound;
      case Greater, GreaterOrEqual ->
          (observed < threshold.bound() ? "under" : "not over") + " the threshold of " + bound;
      case Equal -> "not " + bound + " as the threshold asks";
      case NotEqual -> "which the threshold excludes";
    };
  }
}
