package dev.loadtest.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.spec.BuiltinMetrics;
import dev.loadtest.core.spec.GrammarException;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The thresholds that a model proposes. */
record AnsweredThresholds(Subjects subjects, Notes notes) {
  private static final int MOST_METRICS = 20;
  private static final int MOST_EACH = 5;
  private static final int LONGEST = 100;

  /** More than a week in ms, and no count of a test that anyone runs. */
  private static final double LARGEST = 1e9;

  /** {@code p95<420}, as people write it. */
  private static final Pattern BARE =
      Pattern.compile("\\s*p([0-9]{1,2}(?:\\.[0-9]{1,4})?)(?![0-9.])");

  Map<String, List<String>> read(JsonNode value) {
    Map<String, List<String>> thresholds = new LinkedHashMap<>();
    if (!value.isMissingNode() && !value.isObject()) {
      notes.drop("new_thresholds", "it is no object of lists by metric");
    } else if (value.size() > MOST_METRICS) {
      notes.drop("new_thresholds", "%d metrics are too many".formatted(value.size()));
    } else {
      value.properties().stream()
          .filter(p -> !p.getValue().isNull())
          .forEach(p -> metric(p.getKey(), p.getValue(), thresholds));
    }
    return thresholds;
  }

  private void metric(String name, JsonNode list, Map<String, List<String>> thresholds) {
    String what = "the threshold of " + Notes.quoted(name);
    Optional<String> metric = name.length() > 300 ? Optional.empty() : Subjects.canonical(name);
    if (metric.filter(subjects.metrics()::contains).isEmpty()) {
      notes.drop(what, "the test has no such metric");
    } else if (!list.isArray()) {
      notes.drop(what, "it is no list");
    } else if (list.size() > MOST_EACH) {
      notes.drop(what, "%d conditions are too many".formatted(list.size()));
    } else {
      List<String> read = new ArrayList<>();
      list.forEach(item -> expression(metric.get(), item).ifPresent(read::add));
      read.removeIf(e -> thresholds.getOrDefault(metric.get(), List.of()).contains(e));
      if (!read.isEmpty()) {
        thresholds.merge(metric.get(), read.stream().distinct().toList(), AnsweredThresholds::both);
      }
    }
  }

  private static List<String> both(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private Optional<String> expression(String metric, JsonNode item) {
    if (!item.isTextual()) {
      notes.drop("a condition on " + metric, "it is no text");
      return Optional.empty();
    }
    String what = Notes.quoted(item.textValue()) + " on " + metric;
    try {
      if (item.textValue().length() > LONGEST) {
        notes.drop(what, "it is too long");
        return Optional.empty();
      }
      var written = BARE.matcher(item.textValue());
      String text = written.lookingAt() ? written.replaceFirst("p($1)") : item.textValue();
      ThresholdExpression expression = ThresholdExpression.parse(text);
      Optional<String> problem = problem(metric, expression);
      problem.ifPresent(why -> notes.drop(what, why));
      return problem.isEmpty() ? Optional.of(expression.toString()) : Optional.empty();
    } catch (GrammarException e) {
      notes.drop(what, "it is no condition; " + e.remedy());
      return Optional.empty();
    }
  }

  private static Optional<String> problem(String metric, ThresholdExpression expression) {
    Optional<MetricType> type = BuiltinMetrics.typeOf(MetricSelector.parse(metric).metric());
    double bound = expression.bound();
    if (type.isPresent() && !type.get().allows(expression.aggregation())) {
      return Optional.of("such a metric gives " + type.get().allowed());
    }
    if (!(Double.compare(bound, 0.0) >= 0 && bound <= LARGEST)) {
      return Optional.of("its number is not from 0 to 1,000,000,000");
    }
    return type.filter(t -> t == MetricType.Rate && bound > 1).map(t -> "a rate is from 0 to 1");
  }
}
