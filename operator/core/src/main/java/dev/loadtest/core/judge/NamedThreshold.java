package dev.loadtest.core.judge;

import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.Threshold;
import dev.loadtest.core.spec.ThresholdExpression;
import dev.loadtest.core.summary.RunnerReady.ScriptThreshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A threshold, read. {@code delayAbortEval} is how long to measure before it may stop the load,
 * zero for no wait.
 */
public record NamedThreshold(
    String name,
    MetricSelector selector,
    ThresholdExpression expression,
    boolean abortOnFail,
    Duration delayAbortEval,
    Origin origin) {

  /** Who wrote it; those of the script are never healed. */
  public enum Origin {
    Spec,
    Script
  }

  /**
   * The thresholds of the spec under their names, then those of the script, named after their
   * metric (the second on the same metric gets {@code -2}, and so on).
   *
   * @throws dev.loadtest.core.spec.GrammarException for one that cannot be read
   */
  public static List<NamedThreshold> all(List<Threshold> spec, List<ScriptThreshold> script) {
    var all = new ArrayList<NamedThreshold>();
    var names = new HashSet<String>();
    for (var threshold : spec) {
      var name = unused(threshold.name(), names);
      all.add(
          of(
              name,
              threshold.metric(),
              threshold.expression(),
              threshold.abortOnFail(),
              threshold.delayAbortEval(),
              Origin.Spec));
    }
    for (var threshold : script) {
      all.add(
          of(
              unused(threshold.metric(), names),
              threshold.metric(),
              threshold.expression(),
              threshold.abortOnFail(),
              threshold.delayAbortEval(),
              Origin.Script));
    }
    return List.copyOf(all);
  }

  private static NamedThreshold of(
      String name, String metric, String expression, boolean abort, String delay, Origin origin) {
    return new NamedThreshold(
        name,
        MetricSelector.parse(metric),
        ThresholdExpression.parse(expression),
        abort,
        delay == null || delay.isEmpty() ? Duration.ZERO : GoDuration.parse(delay),
        origin);
  }

  private static String unused(String wanted, Set<String> names) {
    var name = wanted;
    for (var next = 2; !names.add(name); next++) {
      name = wanted + "-" + next;
    }
    return name;
  }
}
