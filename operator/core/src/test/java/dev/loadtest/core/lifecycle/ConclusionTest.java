package dev.loadtest.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Calibration;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.summary.Reports;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionTest {
  private static final RunPlan PLAN = Sights.plan(1);

  @ParameterizedTest
  @CsvSource({"30, 30", "30;10, 30", "10;30, 30", "30;10;20, 20", "10;20;30;40;50, 30"})
  void theMedianAttemptIsShownOfTwoTheSlowerOne(String times, double shown) {
    var attempts =
        Arrays.stream(times.split(";")).map(Double::parseDouble).map(this::measured).toList();
    var conclusion = Conclusion.of(evaluation(attempts));
    assertThat(conclusion.summary().orElseThrow().headline().p95().orElseThrow())
        .isCloseTo(shown, org.assertj.core.data.Percentage.withPercentage(0.2));
    assertThat(conclusion.evaluation().orElseThrow().attempts()).hasSameSizeAs(attempts);
  }

  @Test
  void anAttemptThatCameToNothingIsSaidAndLeavesTheVerdict() {
    var conclusion =
        Conclusion.of(evaluation(List.of(measured(20))))
            .without(2, new Failure(FailureReason.ImagePullFailed, "pod a: not found"));
    assertThat(conclusion.judgement().verdict()).isEqualTo(Verdict.Passed);
    assertThat(conclusion.judgement().message())
        .endsWith(
            "Try 2 could not be carried out (ImagePullFailed: pod a: not found), so the verdict"
                + " rests on the tries before it.");
    assertThat(conclusion.judgement().findings())
        .extracting(f -> f.type())
        .containsExactly("AttemptBroken");
  }

  @ParameterizedTest
  @CsvSource({"Stable, Healed", "Noise, Healed", "Regression, Regression"})
  void aRegressionThatIsOnlyAdviceConfirmsNoHeal(Classification found, String reason) {
    var passed =
        new Judgement(
            Verdict.Passed,
            found,
            found.name(),
            "Passed.",
            List.of(),
            List.of(),
            List.of(),
            new Calibration(12, 5),
            Admission.Admitted,
            Optional.empty());
    assertThat(new Conclusion(passed, Optional.empty()).healing().judgement().reason())
        .isEqualTo(reason);
  }

  private RunSummary measured(double ms) {
    return Conclusion.summary(
        PLAN,
        List.of(
            Reports.runner(0)
                .rate("http_req_failed", 0, 100)
                .counter("http_reqs", 100)
                .trend("http_req_duration", ms, ms, ms)
                .report()));
  }

  private static Evaluation evaluation(List<RunSummary> attempts) {
    return new Evaluation(
        PLAN.spec(), attempts, TargetEvidence.NONE, RunHistory.EMPTY, LocalDate.EPOCH);
  }
}
