package dev.loadtest.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The file {@code plan.json} that every runner of an attempt reads; docs/runner-protocol.md has
 * each field.
 *
 * @param probe null for none
 */
public record RunnerPlan(
    int protocol,
    String test,
    String run,
    int attempt,
    String nonce,
    int runners,
    String sequence,
    String script,
    JsonNode options,
    JsonNode scenarios,
    List<StageWindow> stages,
    List<String> selectors,
    List<PlannedThreshold> thresholds,
    List<String> abortSelectors,
    boolean hold,
    long progressMs,
    int timelinePoints,
    long maxDurationMs,
    long holdTimeoutMs,
    Limits limits,
    PlannedProbe probe) {
  public static final int PROTOCOL = 1;

  /** A threshold as the runner checks it before load: its grammar and its metric's type. */
  public record PlannedThreshold(String name, String metric, String expression) {}

  /**
   * A static address that the runners call while they send load.
   *
   * @param intervalMs time between two calls of all runners together. Unit: ms
   */
  public record PlannedProbe(String url, long intervalMs) {}

  /** Bounds of what a runner may print. Unit: bytes. */
  public record Limits(long logBytes) {}
}
