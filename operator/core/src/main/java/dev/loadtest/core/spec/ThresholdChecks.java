package dev.loadtest.core.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Can every threshold be judged, and says each something of its own? */
final class ThresholdChecks {
  private ThresholdChecks() {}

  static void check(List<Threshold> thresholds, Problems spot) {
    var names = new HashSet<String>();
    var conditions = new HashMap<String, String>();
    for (int i = 0; i < thresholds.size(); i++) {
      Threshold threshold = thresholds.get(i);
      Problems item = spot.at(i);
      if (threshold.name() != null) {
        item.addIf(
            !names.add(threshold.name()),
            "Duplicate value: {\"name\":\"%s\"}".formatted(threshold.name()));
      }
      checkOne(threshold, item)
          .map(condition -> conditions.putIfAbsent(condition, threshold.name()))
          .ifPresent(
              other ->
                  item.add("says the same as threshold \"" + other + "\": remove one of the two"));
    }
  }

  /** The condition in its canonical form, empty when it is wrong (and then reported). */
  private static Optional<String> checkOne(Threshold threshold, Problems item) {
    var selector = read(threshold.metric(), MetricSelector::parse, item.at("metric"));
    var expression =
        read(threshold.expression(), ThresholdExpression::parse, item.at("expression"));
    var wait = DurationChecks.check(threshold.delayAbortEval(), item.at("delayAbortEval"));
    item.at("delayAbortEval")
        .addIf(wait.isPresent() && !threshold.abortOnFail(), Messages.DELAY_NEEDS_ABORT);
    if (selector.isEmpty() || expression.isEmpty()) {
      return Optional.empty();
    }
    checkFit(selector.get(), expression.get(), item.at("expression"));
    return Optional.of(selector.get() + " " + expression.get());
  }

  private static void checkFit(
      MetricSelector selector, ThresholdExpression expression, Problems spot) {
    BuiltinMetrics.typeOf(selector.metric())
        .filter(type -> !type.allows(expression.aggregation()))
        .ifPresent(
            type ->
                spot.add(
                    "%s does not fit %s, a k6 %s: use %s"
                        .formatted(
                            expression.aggregation().text(),
                            selector.metric(),
                            type.k6Name(),
                            type.allowed())));
  }

  private static <T> Optional<T> read(String text, Function<String, T> parser, Problems spot) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (GrammarException e) {
      spot.add(e.getMessage());
      return Optional.empty();
    }
  }
}
