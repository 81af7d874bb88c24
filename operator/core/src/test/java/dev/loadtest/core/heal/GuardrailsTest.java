package dev.loadtest.core.heal;

import static dev.loadtest.core.heal.Made.improved;
import static dev.loadtest.core.heal.Made.inNoise;
import static dev.loadtest.core.heal.Made.level;
import static dev.loadtest.core.heal.Made.stale;
import static dev.loadtest.core.heal.Made.threshold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Change.StageDuration;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.judge.Calibration;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.CourseFinding;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.LevelFinding;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.SurroundingsFinding;
import dev.loadtest.core.judge.TargetFinding;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each guardrail, with a change that would be made without it. */
class GuardrailsTest {
  private static final String P95 = threshold("http_req_duration", "p(95)<480");

  /** Becomes p(95)&lt;530 unless something is against it. */
  private static Made stale(String... parts) {
    return Made.of(parts.length == 0 ? new String[] {P95} : parts)
        .answering(level(500, 12, 0.01), 502, 3, Made.stale());
  }

  @Test
  void withoutAnythingAgainstItTheThresholdMoves() {
    assertThat(Seen.written(stale().healing()))
        .containsExactly("thresholds[t].expression -> p(95)<530");
  }

  @Test
  void offIsOff() {
    refuses(stale(P95, "healing: {mode: 'Off'}"), Guardrail.Off.of());
  }

  @Test
  void oneHealAtATime() {
    refuses(stale().healed(Past.of(Past.moved(State.Proven))), "is not at its end (Proven)");
  }

  @Test
  void theRunMustBeOneOfTheTestAsItIs() {
    Made made = stale();
    made.digest = "another";
    refuses(made, Guardrail.TestChanged.of());
  }

  static Stream<Finding> regressions() {
    return Stream.of(
        Made.regressed(),
        new LevelFinding.BeyondDeclared("p95", "+20 %", "+10 %", "why"),
        new LevelFinding.PerhapsBeyondDeclared("p95", "+10 %", "+10 %", "why"),
        new LevelFinding.Drifting("p95", "up by 18 %", 13),
        new LevelFinding.UndeclaredStep("p95", "+8 %", 6),
        new ShapeFinding.LostCapacity("p95 of stage spike", "spike", "2 s", "1 s", 12),
        new SurroundingsFinding.Remains("p95", "20 % above"),
        new TargetFinding.Degraded("3", "run-4"));
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void nothingIsHealedWhileARegressionStands(Finding regression) {
    refuses(stale().seeing(regression), "the service is worse");
  }

  @Test
  void growthIsARegressionInASoakOnly() {
    var grows = new CourseFinding.GrowsWithinRun("p95", "1 s", "2 s", "4 h");
    refuses(stale(P95, "tier: 'Soak'").seeing(grows), "the service is worse");
    assertThat(Seen.written(stale().seeing(grows).healing())).isNotEmpty();
    var memory =
        new TargetFinding.MemoryGrows(200, 400, Duration.ofHours(2), OptionalDouble.empty());
    refuses(stale(P95, "tier: 'Soak'").seeing(memory), "the service is worse");
  }

  @ParameterizedTest
  @EnumSource(names = {"Regression", "NoData", "Inconclusive", "InsufficientData", "Error"})
  void otherClassesPermitNoThreshold(Classification classification) {
    assertThat(Seen.written(stale().judged(Verdict.Failed, classification).healing())).isEmpty();
  }

  @Test
  void disturbedRunsProveNothing() {
    refuses(stale().seeing(new SurroundingsFinding.ProbeSlower(12, 1.4)), "disturbed");
    refuses(stale().seeing(new Finding.GeneratorSaturated(0, 99, 90, 1)), "disturbed");
    for (Kind kind : Kind.values()) {
      Healing healing =
          stale().seeing(new TargetFinding.TargetChanged(kind, "pod", "", "")).healing();
      assertThat(Seen.written(healing).isEmpty()).isEqualTo(kind != Kind.Rescaled);
    }
  }

  @Test
  void aProvisionalBaselineHealsNothing() {
    Made made = stale();
    made.calibration = new Calibration(4, 5);
    refuses(made, Guardrail.Provisional.of(4, 5));
  }

  @Test
  void aRuleThatAPersonWroteStops() {
    refuses(stale().seeing(new CourseFinding.RuleBroken("r", "> 20 %", "p95", "1", "")), "a rule");
  }

  @Test
  void onlyWhatThePolicyAllows() {
    refuses(
        stale(P95, "healing: {mode: 'Apply', allow: ['Stages']}"),
        "spec.healing.allow does not have Thresholds");
  }

  @Test
  void aThresholdMaySayNever() {
    refuses(
        stale(
            "thresholds: [{name: 't', metric: 'http_req_duration', expression: 'p(95)<480', heal:"
                + " 'Never'}]"),
        Guardrail.HealNever.of("t"));
  }

  @Test
  void checksNeedLeave() {
    Made made =
        Made.of(threshold("checks", "rate>0.99"))
            .answering(level(0.985, 12, 0.001), 0.985, 3, Made.stale());
    refuses(made, Guardrail.Failures.of("t"));
  }

  @Test
  void thresholdsOfTheScriptAreTheScripts() {
    Made made =
        Made.of("tier: 'Load'")
            .answeringScript("http_req_duration", "p(95)<480", level(500, 12, 0.01), Made.stale());
    refuses(made, "is written in the script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"p(95)==480", "p(95)!=500", "p(95)<NaN", "p(95)<+Inf", "p(95)<0", "p(95)<-1"})
  void whatIsNoBoundIsNotMoved(String expression) {
    Made made =
        Made.of(threshold("http_req_duration", expression))
            .answering(level(500, 12, 0.01), 502, 3, Made.stale());
    refuses(made, "is not a number that can be moved");
  }

  @Test
  void theGoodSideIsNotTouched() {
    Made made =
        Made.of(threshold("http_req_duration", "p(95)>510"))
            .answering(level(500, 12, 0.01), 502, 3, Made.stale());
    refuses(made, Guardrail.OtherSide.of("t", "p(95)>510"));
  }

  @Test
  void whatNoiseHidesIsNotDecided() {
    refuses(
        Made.of(P95).answering(level(478, 12, 0.06), 490, 3, inNoise(false)),
        Guardrail.Undecidable.of("t"));
  }

  @Test
  void wildRunsAloneMoveNothing() {
    refuses(
        Made.of(P95).answering(level(430, 12, 0.01), 490, 3, inNoise(true)),
        Guardrail.FitsAlready.of("t", "p(95)<480"));
  }

  @Test
  void theRunItselfMustHold() {
    refuses(
        Made.of(P95).answering(level(470, 12, 0.01), 540, 3, Made.stale()),
        "the run itself, 540 ms, would cross");
  }

  @Test
  void aBreachThatStaysMakesTheRestUseless() {
    Made made =
        Made.of(
            "thresholds: [{name: 't', metric: 'http_req_duration', expression: 'p(95)<480'},"
                + " {name: 'u', metric: 'http_req_duration', expression: 'p(99)<400'}]");
    made.answering(0, level(500, 12, 0.01), 502, 3, Made.stale());
    made.answering(1, level(600, 12, 0.01), 602, 3, Made.stale());
    refuses(made, Guardrail.StaysCrossed.of("u"));
  }

  @ParameterizedTest
  @ValueSource(ints = {91, 100})
  void theJudgeMustBeSureEnough(int least) {
    refuses(
        stale(P95, "healing: {mode: 'Apply', minConfidencePercent: " + least + "}"),
        "the confidence is 90 %, and minConfidencePercent is " + least);
  }

  @Test
  void certaintyGrowsWithRunsAndTries() {
    assertThat(List.of(Certainty.of(1, 1), Certainty.of(5, 1), Certainty.of(10, 1)))
        .containsExactly(60, 70, 80);
    assertThat(Certainty.of(10, 2)).isEqualTo(90);
  }

  @Test
  void aModelMayHoldHealingUp() {
    refuses(stale().advised(Seen.advice(true, Map.of())), "the model takes this for a regression");
  }

  @Test
  void tighteningIsNotForThresholdsThatStopTheLoad() {
    Made made =
        Made.of(
                "thresholds: [{name: 't', metric: 'http_req_duration', expression: 'p(95)<480',"
                    + " abortOnFail: true}]")
            .judged(Verdict.Passed, Classification.Improvement)
            .answering(level(400, 12, 0.01), 300, 3, improved());
    refuses(made, Guardrail.StopsTheLoad.of("t"));
  }

  @Test
  void noNumberIsChangedMoreThanTenfold() {
    Made made =
        Made.of(P95)
            .judged(Verdict.Passed, Classification.Improvement)
            .answering(level(400, 12, 0.01), 20, 3, improved());
    refuses(made, Guardrail.Tenfold.of("t"));
  }

  @Test
  void aLoadHasItsBounds() {
    Made made =
        Made.of(
                P95,
                "tier: 'Smoke', load: {executor: 'RampingVUs', stages: [{name: 'ramp', duration:"
                    + " '3m', target: 10}, {name: 'steady', duration: '5m', target: 10}]}")
            .judged(Verdict.Failed, Classification.TestShape)
            .answering(
                level(400, 12, 0.01),
                700,
                3,
                new ShapeFinding.RampTooSteep("p95", "ramp", "900 ms", "400 ms", ""));
    refuses(made, "the load would take 17m, and 10m is the most for tier Smoke");
  }

  @Test
  void stagesOfAnotherLoadAreNotChanged() {
    Made made =
        Made.of(P95, "load: {executor: 'ConstantVUs', vus: 10, duration: '1m'}")
            .judged(Verdict.Failed, Classification.TestShape)
            .answering(
                level(400, 12, 0.01),
                700,
                3,
                new ShapeFinding.WarmUp("p95", "", "900 ms", "400 ms", ""));
    refuses(made, Guardrail.NoStages.of());
    assertThat(new StageDuration("a", "1s", "2s").scope().name()).isEqualTo("Stages");
  }

  private static void refuses(Made made, String saying) {
    Healing healing = made.healing();
    assertThat(healing).isInstanceOf(Healing.Nothing.class);
    assertThat(String.join("; ", Seen.refused(healing))).contains(saying);
  }
}
