package dev.loadtest.core.judge;

import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.ThresholdExpression;

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
