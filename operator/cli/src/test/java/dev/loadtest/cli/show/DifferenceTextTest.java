package dev.loadtest.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Comparison.Level;
import dev.loadtest.core.judge.Difference;
import dev.loadtest.core.judge.Difference.Basis;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.plan.ExecutionDifference;
import dev.loadtest.core.status.LoadTestRunStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DifferenceTextTest {
  private static final String LONG = "a-rather-long-name-".repeat(10);

  @Test
  void longNamesStayWithinALine() throws Exception {
    var status =
        new ObjectMapper()
            .readValue(
                """
                {"verdict": "Inconclusive", "classification": "InsufficientData", "thresholds": [
                 {"name": "%s", "metric": "m", "expression": "p(99.99)<1234.5678", "result": "Unmergeable"}]}
                """
                    .formatted(LONG),
                LoadTestRunStatus.class);
    var side = new DifferenceText.Side(LONG, LONG, "2026-11-21 12:00:00", status);
    var field = new ExecutionDifference(LONG, Optional.of(LONG), Optional.of("b\n" + LONG));
    assertThat(
            new DifferenceText(Palette.Plain)
                .lines(side, side, List.of(difference(LONG)), List.of(field), List.of(LONG)))
        .filteredOn(line -> !line.strip().equals(LONG))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  @Test
  void aRunsSpreadIsCertainAndSamplesAreNot() {
    var lines =
        new DifferenceText(Palette.Plain)
            .lines(
                side(),
                side(),
                List.of(difference("p95"), known(difference("p99"))),
                List.of(),
                List.of());
    assertThat(lines).anySatisfy(l -> assertThat(l).matches("! p95 .* \\+20 % worse\\? .*"));
    assertThat(lines).anySatisfy(l -> assertThat(l).matches("! p99 .* \\+20 % worse  .* 1 run"));
  }

  private static DifferenceText.Side side() {
    try {
      var status = new ObjectMapper().readValue("{}", LoadTestRunStatus.class);
      return new DifferenceText.Side("shop", "shop-1", "-", status);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Difference difference(String subject) {
    return new Difference(
        Measure.of("http_req_duration", "p(95)"),
        subject,
        Unit.Milliseconds,
        false,
        OptionalDouble.of(100_000),
        OptionalDouble.of(120_000),
        OptionalDouble.of(0.2),
        OptionalDouble.of(0.1),
        Basis.Samples,
        0,
        Level.Worse);
  }

  private static Difference known(Difference d) {
    return new Difference(
        d.measure(),
        d.subject(),
        d.unit(),
        d.rate(),
        d.a(),
        d.b(),
        d.change(),
        d.notable(),
        Basis.Runs,
        1,
        d.level());
  }
}
