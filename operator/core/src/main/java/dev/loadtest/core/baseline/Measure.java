package dev.loadtest.core.baseline;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricSelector;

/**
 * A number that every run has: an aggregation of a selector. Written {@code p(95)
 * http_req_duration{stage:steady}}.
 */
public record Measure(MetricSelector selector, Aggregation statistic) {

  public static Measure of(String selector, String statistic) {
    return new Measure(MetricSelector.parse(selector), Aggregation.parse(statistic));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws dev.loadtest.core.spec.GrammarException for anything else
   */
  public static Measure parse(String written) {
    int space = written.indexOf(' ');
    return of(written.substring(space + 1), written.substring(0, Math.max(space, 0)));
  }

  @Override
  public String toString() {
    return statistic.text() + " " + selector;
  }
}
