package dev.loadtest.core.spec;

/** Does k6 keep what is taken of the metric's samples? */
final class AggregationChecks {
  private AggregationChecks() {}

  /**
   * Whether it does, else it is reported. Metrics of the script itself are passed over: only k6
   * knows their type.
   */
  static boolean checkFit(MetricSelector selector, Aggregation aggregation, Problems spot) {
    var misfit = BuiltinMetrics.typeOf(selector.metric()).filter(type -> !type.allows(aggregation));
    misfit.ifPresent(
        type ->
            spot.add(
                "%s does not fit %s, a k6 %s: use %s"
                    .formatted(
                        aggregation.text(), selector.metric(), type.k6Name(), type.allowed())));
    return misfit.isEmpty();
  }
}
