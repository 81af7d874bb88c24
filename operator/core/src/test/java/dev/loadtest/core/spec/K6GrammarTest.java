package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The files hold what k6 2.2.0 itself answered for each text. */
class K6GrammarTest {
  record Expression(String expression, boolean accepted, String bound) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Selector(String selector, boolean accepted, String metric, Map<String, String> tags) {}

  @Test
  void thresholdsAreAcceptedAndRefusedAsByK6() throws IOException {
    var disagreements =
        read("thresholds", new TypeReference<List<Expression>>() {}).stream()
            .filter(e -> !answer(e.expression()).equals(Optional.ofNullable(e.bound())))
            .toList();
    assertThat(disagreements).isEmpty();
  }

  @Test
  void selectorsAreAcceptedAndRefusedAsByK6() throws IOException {
    var disagreements =
        read("selectors", new TypeReference<List<Selector>>() {}).stream()
            .filter(s -> !answerFor(s).equals(s))
            .toList();
    assertThat(disagreements).isEmpty();
  }

  private static Optional<String> answer(String text) {
    try {
      var bound = ThresholdExpression.parse(text).bound();
      return Optional.of(
          Double.isNaN(bound) ? "NaN" : Long.toHexString(Double.doubleToRawLongBits(bound)));
    } catch (GrammarException e) {
      return Optional.empty();
    }
  }

  private static Selector answerFor(Selector asked) {
    try {
      var read = MetricSelector.parse(asked.selector());
      var tags = read.tags().isEmpty() ? null : new TreeMap<>(read.tags());
      return new Selector(asked.selector(), true, read.metric(), tags);
    } catch (GrammarException e) {
      return new Selector(asked.selector(), false, null, null);
    }
  }

  private static <T> T read(String name, TypeReference<T> type) throws IOException {
    try (var in = K6GrammarTest.class.getResourceAsStream("/k6/k6-" + name + ".json")) {
      return new ObjectMapper().readValue(in, type);
    }
  }
}
