package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.TargetFinding.Degraded;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.Remediation.Action;
import dev.loadtest.core.spec.Remediation.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done about a service that is cold or has degraded. */
class RemediesTest {
  private static final Finding COLD =
      new ShapeFinding.WarmUp("p95", "ramp", "900 ms", "400 ms", "");
  private static final Finding DEGRADED = new Degraded("3", "run-4");

  @Test
  void aColdStartIsAnswered() {
    Remedy remedy = Remedies.due(cold().seen()).orElseThrow();
    assertThat(remedy.cause()).isEqualTo(Cause.ColdStart);
    assertThat(remedy.action()).isEqualTo(Action.Rerun);
    assertThat(remedy.state()).isEqualTo(Remedy.State.Due);
    assertThat(remedy.id()).matches("r[0-9a-f]{8}");
    assertThat(remedy.created()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(remedy.note()).contains("while warming up in stage ramp");
    assertThat(Remedies.due(cold().seen())).contains(remedy);
  }

  @Test
  void aDegradedServiceIsAnsweredThoughItIsARegression() {
    Made made = degraded();
    Remedy remedy = Remedies.due(made.seen()).orElseThrow();
    assertThat(remedy.cause()).isEqualTo(Cause.TargetDegraded);
    assertThat(remedy.note())
        .isEqualTo(
            "it became worse although rollout 3 of the target passed in run run-4: a restart may"
                + " clear it");
    assertThat(made.healing()).isInstanceOf(Healing.Nothing.class);
  }

  @Test
  void aRegressionIsNot() {
    Made made =
        with("{action: 'Rerun'}")
            .judged(Verdict.Failed, Classification.Regression)
            .seeing(Made.regressed(), COLD);
    assertThat(Remedies.due(made.seen())).isEmpty();
  }

  @Test
  void warmthThatDoesNotDecideIsNot() {
    var steep = new ShapeFinding.RampTooSteep("p95", "ramp", "900 ms", "400 ms", "");
    Made made =
        with("{action: 'Rerun'}")
            .judged(Verdict.Failed, Classification.TestShape)
            .seeing(steep, COLD);
    assertThat(Remedies.due(made.seen())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"Passed", "Error"})
  void aRunThatPassedOrNeverWasIsNot(Verdict verdict) {
    assertThat(Remedies.due(cold().judged(verdict, Classification.TestShape).seen())).isEmpty();
    assertThat(Remedies.due(degraded().judged(verdict, Classification.Stable).seen())).isEmpty();
  }

  @Test
  void onlyWhatThePolicyAnswers() {
    Made made =
        with("{action: 'Rerun', onFindings: ['TargetDegraded']}")
            .judged(Verdict.Failed, Classification.TestShape)
            .seeing(COLD);
    assertThat(Remedies.due(made.seen())).isEmpty();
    assertThat(
            Remedies.due(
                Made.of("tier: 'Load'")
                    .judged(Verdict.Failed, Classification.TestShape)
                    .seeing(COLD)
                    .seen()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T11:00:00Z, 2026-11-20T13:00:00Z, false",
    "2026-11-21T11:00:00Z, 2026-11-20T12:00:01Z, false",
    "2026-11-21T11:00:00Z, 2026-11-20T12:00:00Z, true",
    "2026-11-19T11:00:00Z, 2026-11-18T12:00:00Z, true"
  })
  void asOftenADayAsThePolicySays(String one, String other, boolean due) {
    HealHistory before =
        HealHistory.EMPTY
            .with(remedy("r1", "run-1", null, one))
            .with(remedy("r2", "run-2", null, other));
    assertThat(Remedies.due(cold().healed(before).seen()).isPresent()).isEqualTo(due);
  }

  @Test
  void theRunAfterARemedyIsNotAnsweredAgain() {
    HealHistory before =
        HealHistory.EMPTY.with(remedy("r1", "run-1", "run-9", "2026-11-21T11:00:00Z"));
    assertThat(Remedies.due(cold().healed(before).seen())).isEmpty();
  }

  @Test
  void aRunIsAnsweredOnce() {
    HealHistory before =
        HealHistory.EMPTY.with(remedy("r1", "run-9", null, "2026-11-01T11:00:00Z"));
    assertThat(Remedies.due(cold().healed(before).seen())).isEmpty();
  }

  @Test
  void oneThingAtATime() {
    Remedy open = remedy("r1", "run-1", null, "2026-11-01T11:00:00Z").to(Remedy.State.Waiting, "");
    assertThat(Remedies.due(cold().healed(HealHistory.EMPTY.with(open)).seen())).isEmpty();
    Heal working = Past.other(State.Confirming);
    assertThat(Remedies.due(cold().healed(Past.of(working)).seen())).isEmpty();
    assertThat(Remedies.due(cold().healed(Past.of(Past.other(State.Proven))).seen())).isPresent();
  }

  private static Made cold() {
    return with("{action: 'Rerun'}").judged(Verdict.Failed, Classification.TestShape).seeing(COLD);
  }

  private static Made degraded() {
    return with("{action: 'RolloutRestart'}")
        .judged(Verdict.Failed, Classification.Regression)
        .seeing(Made.regressed(), DEGRADED);
  }

  private static Made with(String remediation) {
    return Made.of("remediation: " + remediation);
  }

  private static Remedy remedy(String id, String run, String rerun, String created) {
    return new Remedy(
        id, run, Cause.ColdStart, Action.Rerun, Remedy.State.Succeeded, "", created, rerun);
  }
}
