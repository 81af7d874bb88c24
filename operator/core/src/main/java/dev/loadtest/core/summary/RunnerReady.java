package dev.loadtest.core.summary;

import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.ValueType;
import java.util.List;

/**
 * What a runner will run, before any load. {@code durationMs} includes the graceful stop. Source:
 * {@code docs/runner-protocol.md}, ready.
 */
public record RunnerReady(
    int protocol,
    int index,
    String k6,
    int controlPort,
    long maxVUs,
    long durationMs,
    List<Scenario> scenarios,
    List<Metric> metrics,
    List<ScriptThreshold> scriptThresholds,
    boolean hasSetup,
    boolean hasTeardown) {

  public RunnerReady {
    k6 = k6 == null ? "" : k6;
    scenarios = scenarios == null ? List.of() : List.copyOf(scenarios);
    metrics = metrics == null ? List.of() : List.copyOf(metrics);
    scriptThresholds = scriptThresholds == null ? List.of() : List.copyOf(scriptThresholds);
  }

  /** One of k6's scenarios after all options are merged. */
  public record Scenario(String name, String executor, String exec) {}

  /** A metric registered in the init context. */
  public record Metric(String name, MetricType type, ValueType contains) {}

  /**
   * A threshold that the script itself exports; {@code delayAbortEval} is a Go duration, empty for
   * none.
   */
  public record ScriptThreshold(
      String metric, String expression, boolean abortOnFail, String delayAbortEval) {

    public ScriptThreshold {
      delayAbortEval = delayAbortEval == null ? "" : delayAbortEval;
    }
  }
}
