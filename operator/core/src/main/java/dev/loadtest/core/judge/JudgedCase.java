package dev.loadtest.core.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.baseline.Surroundings;
import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.KnownChange;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.judge.Question.Window;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads a case; {@code docs/judge-cases.md} has the schema. */
final class JudgedCase {
  private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]+)?)");
  private static final String ERROR_RATE = "error_rate";
  private static final int MIN_RUNS = 5;

  /** A case's history is what its sender holds comparable: all of it counts. */
  private static final int WINDOW = Integer.MAX_VALUE;

  private static final double SMALLEST_EFFECT = 0.05;

  private final JsonNode tree;
  private final String metric;
  private final boolean whole;

  private JudgedCase(JsonNode tree) {
    this.tree = tree;
    this.metric = tree.path("metric").asText("");
    this.whole = tree.path("history_runs").isArray();
  }

  /**
   * @throws IllegalArgumentException naming the field and what it should be
   */
  static Question read(JsonNode tree) {
    return new JudgedCase(tree).question();
  }

  private Question question() {
    boolean rate = metric.equals(ERROR_RATE) && whole;
    return new Question(
        metric.isEmpty() ? "the value" : metric,
        unit(),
        rate ? Kind.FailureRate : Kind.Level,
        percentile(),
        worse(),
        SMALLEST_EFFECT,
        past(),
        tries(),
        threshold(),
        OptionalDouble.empty(),
        changes(),
        MIN_RUNS,
        WINDOW,
        whole,
        List.of());
  }

  private List<Value> past() {
    JsonNode history = tree.path("history");
    if (!history.isArray()) {
      throw new IllegalArgumentException("history must be a list of numbers, oldest first");
    }
    List<Integer> accepted = accepted();
    List<Value> past = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      past.add(
          value(
              history.get(i),
              tree.path("history_runs").path(i),
              "history[" + i + "]",
              accepted.contains(i)));
    }
    return past;
  }

  private List<Value> tries() {
    List<Value> tries = new ArrayList<>();
    tries.add(value(tree.path("current"), tree.path("current_run"), "current", false));
    JsonNode confirm = tree.path("confirm");
    for (int i = 0; i < confirm.size(); i++) {
      tries.add(
          value(confirm.get(i), tree.path("confirm_runs").path(i), "confirm[" + i + "]", false));
    }
    return tries;
  }

  private Value value(JsonNode number, JsonNode run, String field, boolean accepted) {
    if (!number.isNumber() && !number.isNull()) {
      throw new IllegalArgumentException(field + " must be a number");
    }
    return new Value(
        number(number).orElse(Double.NaN),
        run.path("metrics").path("requests").asLong(0),
        number(run.path("steady").path(metric)),
        surroundings(run.path("resources"), run.path("metrics").path("rps")),
        accepted,
        () -> windows(run.path("windows")));
  }

  private static Surroundings surroundings(JsonNode resources, JsonNode requestsPerSecond) {
    return new Surroundings(
        boxed(resources.path("generator_cpu_pct")),
        boxed(resources.path("node_cpu_steal_pct")),
        boxed(resources.path("run_queue_ms_per_s")),
        boxed(resources.path("generator_throttled_pct")),
        boxed(resources.path("control_probe_p95")),
        boxed(requestsPerSecond));
  }

  private List<Window> windows(JsonNode windows) {
    List<Window> read = new ArrayList<>();
    for (JsonNode window : windows) {
      String stage = window.path("stage").asText("");
      number(window.path(metric))
          .ifPresent(
              value ->
                  read.add(
                      new Window(
                          stage,
                          kind(stage),
                          value,
                          window.path("requests").asLong(0),
                          window.has("at_ms")
                              ? OptionalInt.of(window.path("at_ms").asInt())
                              : OptionalInt.empty())));
    }
    return read;
  }

  /** Cases name their stages by what they do. */
  private static StageKind kind(String stage) {
    String name = stage.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return name.contains("down")
        ? StageKind.RampDown
        : name.contains("spike")
            ? StageKind.Spike
            : name.contains("ramp") || name.contains("warm") ? StageKind.Ramp : StageKind.Steady;
  }

  private Optional<ThresholdExpression> threshold() {
    JsonNode threshold = tree.path("threshold");
    if (threshold.isMissingNode()
        || threshold.isNull()
        || !threshold.path("metric").asText(metric).equals(metric)) {
      return Optional.empty();
    }
    return Optional.of(
        ThresholdExpression.parse(
            "value" + threshold.path("op").asText("<") + threshold.path("value").asText()));
  }

  private List<KnownChange> changes() {
    List<KnownChange> known = new ArrayList<>();
    for (JsonNode change : tree.path("changes")) {
      if (change.path("kind").asText("declared").equals("declared") && about(change)) {
        known.add(
            new KnownChange(
                change.path("ref").asText("declared"),
                change.path("expected_change").asDouble(),
                change.path("tolerance").asDouble(),
                change.path("drift").asBoolean(),
                OptionalDouble.empty()));
      }
    }
    return known;
  }

  private List<Integer> accepted() {
    List<Integer> runs = new ArrayList<>();
    for (JsonNode change : tree.path("changes")) {
      if (change.path("kind").asText().equals("accepted") && about(change)) {
        runs.add(change.path("at_run").asInt(-1));
      }
    }
    return runs;
  }

  private boolean about(JsonNode change) {
    return change.path("metric").asText(metric).equals(metric);
  }

  private Worse worse() {
    return switch (tree.path("direction").asText("lower_is_better")) {
      case "lower_is_better", "both" -> Worse.Higher;
      case "higher_is_better" -> Worse.Lower;
      default ->
          throw new IllegalArgumentException(
              "direction must be lower_is_better, higher_is_better or both");
    };
  }

  private OptionalDouble percentile() {
    var matcher = PERCENTILE.matcher(metric);
    return whole && matcher.matches()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  private Unit unit() {
    return metric.equals(ERROR_RATE)
        ? Unit.Ratio
        : PERCENTILE.matcher(metric).matches() && whole ? Unit.Milliseconds : Unit.None;
  }

  private static OptionalDouble number(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }

  private static Double boxed(JsonNode node) {
    return node.isNumber() ? node.asDouble() : null;
  }
}
