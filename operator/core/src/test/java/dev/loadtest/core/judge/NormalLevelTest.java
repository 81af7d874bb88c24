package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.spec.JudgementPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NormalLevelTest {
  private static final String P95 = "p(95) http_req_duration";
  private static final String ERRORS = "rate http_req_failed";
  private static final double[] STABLE = {100, 102, 98, 101, 99, 100};

  @Test
  void aStableHistoryHasALevelAndASmallestDetectableChange() {
    var level = level(history(STABLE));
    var known = level.known().orElseThrow();
    assertThat(level.runs()).isEqualTo(6);
    assertThat(level.subject()).isEqualTo("p95");
    assertThat(known.center()).isCloseTo(100, within(0.1));
    assertThat(known.spread()).isBetween(0.01, 0.02);
    assertThat(known.detectable()).isBetween(0.05, 0.06);
    assertThat(known.apart()).isBetween(known.spread() * 3, known.spread() * 4);
  }

  @Test
  void tooFewRunsHaveNoLevelYet() {
    var level = level(history(100, 102, 98, 101));
    assertThat(level.runs()).isEqualTo(4);
    assertThat(level.known()).isEmpty();
  }

  @Test
  void runsInDoubtDoNotCount() {
    var doubted = history(STABLE).with(run("wild", Admission.Quarantined, Map.of(P95, 900.0), "k"));
    assertThat(level(doubted).known()).isEqualTo(level(history(STABLE)).known());
  }

  @Test
  void runsOfAnotherMeasurementDoNotCount() {
    var changed =
        history(STABLE).with(run("new script", Admission.Admitted, Map.of(P95, 50.0), "l"));
    assertThat(level(changed).runs()).isEqualTo(1);
  }

  @Test
  void anAcceptedRunStartsTheLevelAnew() {
    var accepted = history(STABLE).with(run("new", Admission.Quarantined, Map.of(P95, 150.0), "k"));
    var known = level(accepted.accept("new")).known().orElseThrow();
    assertThat(known.center()).isCloseTo(150, within(0.1));
    assertThat(known.accepted()).isTrue();
    assertThat(known.runs()).isEqualTo(1);
  }

  @Test
  void changesOfRatesAreDifferences() {
    var history = RunHistory.EMPTY;
    for (int i = 0; i < 6; i++) {
      history = history.with(run("r" + i, Admission.Admitted, Map.of(ERRORS, 0.0), "k"));
    }
    var level = NormalLevel.all(history, JudgementPolicy.defaults()).getFirst();
    assertThat(level.isRate()).isTrue();
    assertThat(level.known().orElseThrow())
        .returns(0.0, NormalLevel.Known::center)
        .returns(0.0, NormalLevel.Known::spread)
        .returns(0.005, NormalLevel.Known::detectable);
  }

  @Test
  void aHistoryWithoutRunsHasNoLevels() {
    assertThat(NormalLevel.all(RunHistory.EMPTY, JudgementPolicy.defaults())).isEmpty();
  }

  private static NormalLevel level(RunHistory history) {
    return NormalLevel.all(history, JudgementPolicy.defaults()).stream()
        .filter(l -> l.measure().equals(Measure.parse(P95)))
        .findFirst()
        .orElseThrow();
  }

  static RunHistory history(double... values) {
    var history = RunHistory.EMPTY;
    for (int i = 0; i < values.length; i++) {
      history = history.with(run("r" + i, Admission.Admitted, Map.of(P95, values[i]), "k"));
    }
    return history;
  }

  private static KeptRun run(
      String name, Admission admission, Map<String, Double> values, String key) {
    var points = new TreeMap<String, Point>();
    values.forEach((measure, value) -> points.put(measure, new Point(value, 1000, key, null)));
    return new KeptRun(name, "2026-11-21T02:00:00Z", admission, null, points, null, true);
  }

  @Test
  void stagesAreNamed() {
    var history =
        RunHistory.EMPTY.with(
            run(
                "r",
                Admission.Admitted,
                Map.of("p(95) http_req_duration{stage:steady}", 1.0),
                "k"));
    assertThat(NormalLevel.all(history, JudgementPolicy.defaults()))
        .extracting(NormalLevel::subject)
        .isEqualTo(List.of("p95 of stage steady"));
  }
}
