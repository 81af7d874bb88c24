package dev.loadtest.core.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Can every threshold be judged, and says each something of its own? */
final class ThresholdChecks {
  private ThresholdChecks() {}

  static void check(List<Threshold> thresholds, Problems spot) {
    var names = new HashSet<String>();
    var conditions = new HashMap<String, String>();
    for (int i = 0; i < thresholds.size(); i++) {
      Threshold threshold = thresholds.get(i);
      Problems item = spot.at(i);
      NameChecks.checkNew(threshold.name(), names, item);
      checkOne(threshold, item)
          .map(condition -> conditions.putIfAbsent(condition, threshold.name()))
          .ifPresent(
              other ->
                  item.add("says the same as threshold \"" + other + "\": remove one of the two"));
    }
  }

  /** The condition in its canonical form, empty when it is wrong (and then reported). */
  private static Optional<String> checkOne(Threshold threshold, Problems item) {
    var selector = Grammar.read(threshold.metric(), MetricSelector::parse, item.at("metric"));
    var expression =
        Grammar.read(threshold.expression(), ThresholdExpression::parse, item.at("expression"));
    var wait = DurationChecks.check(threshold.delayAbortEval(), item.at("delayAbortEval"));
    item.at("delayAbortEval")
        .addIf(wait.isPresent() && !threshold.abortOnFail(), Messages.DELAY_NEEDS_ABORT);
    if (selector.isEmpty() || expression.isEmpty()) {
      return Optional.empty();
    }
    AggregationChecks.checkFit(
        selector.get(), expression.get().aggregation(), item.at("expression"));
    return Optional.of(selector.get() + " " + expression.get());
  }
}
