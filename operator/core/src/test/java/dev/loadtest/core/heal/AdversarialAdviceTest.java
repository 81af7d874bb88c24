package dev.loadtest.core.heal;

import static dev.loadtest.core.judge.Told.p95;
import static dev.loadtest.core.judge.Told.usual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.analysis.AdversarialAnswers;
import dev.loadtest.core.analysis.AdversarialAnswers.Answer;
import dev.loadtest.core.analysis.AnswerReader;
import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.analysis.Diagnosis;
import dev.loadtest.core.analysis.ModelReading;
import dev.loadtest.core.analysis.RuleAnalyst;
import dev.loadtest.core.heal.Healing.Nothing;
import dev.loadtest.core.heal.Healing.Proposed;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.Told;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.LoadDuration;
import dev.loadtest.core.spec.LoadLevels;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.SpecValidator;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a model answers about a run, its test changes within bounds or not at all. */
class AdversarialAdviceTest {
  private static final String ON =
      "healing: {mode: 'Apply', minConfidencePercent: 0, allow: ['Thresholds', 'Stages',"
          + " 'StageRemoval', 'RunnerResources', 'Options']}";
  private static final double WRITTEN = 92;
  private static final Told REGRESSED = told("p(95)<110", 12);
  private static final Told STALE = told("p(95)<92", 12);
  private static final Case REGRESSION = REGRESSED.judged(p95(164), p95(165), p95(163));
  private static final Case NOISE = STALE.judged(usual(), usual(), usual());

  static List<Answer> answers() {
    return AdversarialAnswers.all();
  }

  @Test
  void thereAreEnoughOfThem() {
    assertThat(answers()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(REGRESSION.judgement().classification()).isEqualTo(Classification.Regression);
    assertThat(NOISE.judgement().classification()).isEqualTo(Classification.StaleThreshold);
    assertThat(healing(NOISE, STALE, Optional.empty())).isInstanceOf(Proposed.class);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aRegressionIsNeverHealed(Answer answer) {
    assertThat(healing(REGRESSION, REGRESSED, advice(answer))).isInstanceOf(Nothing.class);
    assertUntouched(REGRESSION, Verdict.Failed, Classification.Regression);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatIsHealedStaysWithinItsBounds(Answer answer) {
    LoadTestSpec before = NOISE.spec();
    if (healing(NOISE, STALE, advice(answer)) instanceof Proposed(var proposal)) {
      LoadTestSpec changed = ChangedSpec.of(before, proposal.bare());
      assertThat(SpecValidator.validate(changed)).isEmpty();
      assertThat(bound(changed)).isBetween(WRITTEN, WRITTEN * 1.2);
      assertThat(LoadLevels.peak(changed.load())).isEqualTo(LoadLevels.peak(before.load()));
      assertThat(LoadDuration.regular(changed.load()))
          .isGreaterThanOrEqualTo(LoadDuration.regular(before.load()));
      assertThat(changed.failOnThresholds()).isEqualTo(before.failOnThresholds());
      assertThat(changed.thresholds()).hasSameSizeAs(before.thresholds());
    }
    assertUntouched(NOISE, Verdict.Failed, Classification.StaleThreshold);
  }

  /** The verdict is made of numbers only; what is said of it can be read. */
  private static void assertUntouched(Case run, Verdict verdict, Classification classification) {
    Judgement again = Judge.judge(run.evaluation().orElseThrow());
    assertThat(again).isEqualTo(run.judgement());
    assertThat(again.verdict()).isEqualTo(verdict);
    assertThat(again.classification()).isEqualTo(classification);
    Diagnosis diagnosis = RuleAnalyst.diagnose(run);
    assertThat(diagnosis.toString()).contains("p95");
  }

  private static Optional<Advice> advice(Answer answer) {
    return AnswerReader.read(answer.text(), AdversarialAnswers.SUBJECTS)
            instanceof ModelReading.Read(var read)
        ? Optional.of(Advice.of(read))
        : Optional.empty();
  }

  private static Healing healing(Case run, Told told, Optional<Advice> advice) {
    HealCase seen = Seen.of(run, told.history());
    return Healer.propose(advice.map(a -> Seen.with(seen, a)).orElse(seen));
  }

  private static double bound(LoadTestSpec spec) {
    return ThresholdExpression.parse(spec.thresholds().getFirst().expression()).bound();
  }

  private static Told told(String expression, int runs) {
    return Told.of(Made.threshold("http_req_duration{stage:steady}", expression), ON)
        .runs(runs, usual());
  }
}
