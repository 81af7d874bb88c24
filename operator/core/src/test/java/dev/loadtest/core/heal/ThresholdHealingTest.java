package dev.loadtest.core.heal;

import static dev.loadtest.core.heal.Made.level;
import static dev.loadtest.core.heal.Made.threshold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Healing.Proposed;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far thresholds move. */
class ThresholdHealingTest {

  @ParameterizedTest
  @CsvSource({
    // as it was, level, spread in percent, becomes
    "p(95)<480, 500, 0.5, p(95)<530",
    "p(95)<=480, 500, 1, p(95)<=530",
    "p(95) < 480, 500, 1, p(95) < 530",
    "p(95)<480, 458, 1, p(95)<481",
    "p(95)<480, 540, 1, p(95)<570",
    "p(95)<480, 550, 1, ''",
    "avg<1.5, 1.43, 1, avg<1.51",
    "max<1000, 1040, 1, max<1100",
    "p(99.9)<12345, 12340, 1, p(99.9)<13000"
  })
  void upwards(String from, double level, double spread, String to) {
    assertThat(moved("http_req_duration", from, level, spread)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "rate>100, 98, 1, rate>93",
    "rate>=100, 98, 1, rate>=93",
    "rate>100, 87, 1, ''",
    "count>5000, 4900, 1, count>4660"
  })
  void downwards(String from, double level, double spread, String to) {
    assertThat(moved("http_reqs", from, level, spread)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "'', p(95)<480, p(95)<530",
    "p(95)<480, p(95)<480, p(95)<530",
    "p(95)<450, p(95)<480, p(95)<530",
    "p(95)<430, p(95)<480, ''",
    "p(99)<100, p(95)<480, p(95)<530",
    "p(95)<900, p(95)<480, p(95)<530"
  })
  void theTightestOfWhatAPersonWroteIsTheBase(String anchor, String now, String to) {
    Made made = Made.of(threshold("http_req_duration", now));
    if (!anchor.isEmpty()) {
      made.anchored("http_req_duration", anchor);
    }
    assertThat(written(made.answering(level(500, 12, 0.01), 502, 3, Made.stale()))).isEqualTo(to);
  }

  @Test
  void anAnchorOfAnotherMetricIsNone() {
    Made made =
        Made.of(threshold("http_req_duration", "p(95)<480"))
            .anchored("http_req_waiting", "p(95)<100")
            .answering(level(500, 12, 0.01), 502, 3, Made.stale());
    assertThat(written(made)).isEqualTo("p(95)<530");
  }

  @Test
  void whatAHealWroteIsCountedAgainstWhatThePersonWrote() {
    Made made =
        Made.of(threshold("http_req_duration", "p(95)<480"))
            .healed(Past.of(Past.moved(Heal.State.Confirmed, "p(95)<430", "p(95)<480")))
            .answering(level(500, 12, 0.01), 502, 3, Made.stale());
    assertThat(Seen.refused(made.healing()).getFirst())
        .contains("it would take p(95)<530")
        .contains("20 % looser than p(95)<430, which a person wrote, is p(95)<516 at most");
  }

  @ParameterizedTest
  @CsvSource({"0.99, 0.985, ''", "0.95, 0.948, rate>0.927", "0.95, 0.944, ''", "1, 0.999, ''"})
  void successesAreCountedByWhatIsMissing(double bound, double level, String to) {
    var history = new RateHistory(level, 12);
    assertThat(history.healed("rate>" + bound)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "p(95)<540, p(95)<540, Model",
    "p(95)<524, p(95)<530, Rules",
    "p(95)<545, p(95)<545, Model",
    "p(95)<570, p(95)<530, Rules",
    "p(95)<5000, p(95)<530, Rules",
    "p(95)<NaN, p(95)<530, Rules",
    "p(95)<-1, p(95)<530, Rules",
    "p(99)<540, p(95)<530, Rules",
    "p(95)<=540, p(95)<530, Rules",
    "rm -rf, p(95)<530, Rules"
  })
  void aModelsBoundIsTakenWhereTheStatisticsAgree(String idea, String to, String source) {
    Made made =
        Made.of(threshold("http_req_duration", "p(95)<480"))
            .answering(level(500, 12, 0.01), 502, 3, Made.stale())
            .advised(Seen.advice(false, Map.of("http_req_duration", List.of(idea))));
    assertThat(written(made)).isEqualTo(to);
    assertThat(((Proposed) made.healing()).proposal().source()).hasToString(source);
  }

  @Test
  void anUnsureModelIsNotListenedTo() {
    Made made =
        Made.of(threshold("http_req_duration", "p(95)<480"))
            .answering(level(500, 12, 0.01), 502, 3, Made.stale());
    var advice = Map.of("http_req_duration", List.of("p(95)<540"));
    made.advised(
        new Advice(java.util.Optional.empty(), advice, List.of(), List.of(), 0.5, "perhaps"));
    assertThat(written(made)).isEqualTo("p(95)<530");
    assertThat(Seen.refused(made.healing())).containsExactly(Guardrail.ModelUnsure.of());
  }

  @ParameterizedTest
  @CsvSource({
    "p(95)<480, 300, 3, p(95)<315",
    "p(95)<480, 300, 2, p(95)<315",
    "p(95)<480, 300, 1, ''",
    "p(95)<340, 300, 3, p(95)<315",
    "p(95)<330, 300, 3, ''",
    "p(95)<300, 300, 3, ''"
  })
  void tighter(String from, double now, int tries, String to) {
    Made made =
        Made.of(threshold("http_req_duration", from))
            .judged(Verdict.Passed, Classification.Improvement)
            .answering(level(400, 12, 0.01), now, tries, Made.improved());
    assertThat(written(made)).isEqualTo(to);
  }

  @Test
  void repairsComeBeforeGains() {
    Made made =
        Made.of(
            "thresholds: [{name: 't', metric: 'http_req_duration', expression: 'p(95)<480'},"
                + " {name: 'u', metric: 'http_req_waiting', expression: 'p(95)<480'}]");
    made.answering(0, level(500, 12, 0.01), 502, 3, Made.stale());
    made.answering(1, level(400, 12, 0.01), 300, 3, Made.improved());
    assertThat(Seen.written(made.healing()))
        .containsExactly("thresholds[t].expression -> p(95)<530");
  }

  @Test
  void theSameRunHasTheSameIdAndAnotherOneAnother() {
    Made made =
        Made.of(threshold("http_req_duration", "p(95)<480"))
            .answering(level(500, 12, 0.01), 502, 3, Made.stale());
    String id = ((Proposed) made.healing()).proposal().id();
    assertThat(id).matches("h[0-9a-f]{8}");
    assertThat(((Proposed) made.healing()).proposal().id()).isEqualTo(id);
    made.run = "run-10";
    assertThat(((Proposed) made.healing()).proposal().id()).isNotEqualTo(id);
  }

  private static String moved(String metric, String from, double level, double spread) {
    Made made =
        Made.of(threshold(metric, from), "judgement: {metrics: []}")
            .answering(level(level, 12, spread / 100), level, 3, Made.stale());
    return written(made);
  }

  private static String written(Made made) {
    return Seen.changes(made.healing()).stream().map(c -> c.change().to()).findFirst().orElse("");
  }
}
