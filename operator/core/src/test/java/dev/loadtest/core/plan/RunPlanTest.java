package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Specs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunPlanTest {
  private static final String LOAD =
      "load: {executor: 'RampingVUs', stages: [{name: 'up', duration: '1m', target: 9}]}";

  @Test
  void everyPhaseHasADeadlineAndTheJobsIsAboveThemAll() {
    RunPlan plan = plan(LOAD + ", timeouts: {start: '1m', collect: '20s'}");
    assertThat(plan.startTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plan.maxLoad()).isEqualTo(Duration.ofSeconds(90));
    assertThat(plan.loadTimeout()).isGreaterThan(plan.maxLoad());
    assertThat(plan.collectTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(plan.jobDeadline())
        .isGreaterThanOrEqualTo(
            plan.releaseTimeout().plus(plan.loadTimeout()).plus(plan.collectTimeout()));
    assertThat(plan.releaseTimeout()).isGreaterThan(plan.startTimeout().multipliedBy(2));
  }

  @Test
  void theScriptsOwnScenariosAreBoundedByTheTimeoutOfTheRun() {
    RunPlan plan = plan("timeouts: {run: '2h'}");
    assertThat(plan.maxLoad()).isEqualTo(Duration.ofHours(2));
    assertThat(plan.runner().scenarios()).isNull();
    assertThat(plan.runner().stages()).isEmpty();
    assertThat(plan.runner().maxDurationMs()).isEqualTo(7_200_000);
  }

  @Test
  void oneRunnerStartsAtOnceSeveralAreHeld() {
    assertThat(plan(LOAD).runner().hold()).isFalse();
    assertThat(plan(LOAD).runner().sequence()).isEmpty();
    assertThat(plan(LOAD + ", parallelism: 2").runner().hold()).isTrue();
    assertThat(plan(LOAD + ", parallelism: 2").runner().sequence()).isEqualTo("0,1/2,1");
  }

  @Test
  void onlyThresholdsThatMayStopTheLoadAreReportedAllTheTimeAndThenMoreOften() {
    RunPlan calm = plan(LOAD + ", thresholds: [{name: 'a', metric: 'm', expression: 'rate<1'}]");
    assertThat(calm.runner().abortSelectors()).isEmpty();
    RunPlan strict =
        plan(
            LOAD
                + """
                , thresholds: [{name: 'a', metric: 'm{x:y}', expression: 'rate<1', abortOnFail: true},
                 {name: 'b', metric: 'm{x:y}', expression: 'rate<2', abortOnFail: true},
                 {name: 'c', metric: 'n', expression: 'rate<1'}]
                """);
    assertThat(strict.runner().abortSelectors()).containsExactly("m{x:y}");
    assertThat(strict.runner().selectors()).containsExactly("m{x:y}", "n");
    assertThat(strict.runner().thresholds()).hasSize(3);
    assertThat(strict.runner().progressMs()).isLessThan(calm.runner().progressMs());
  }

  @Test
  void itSaysWhoTheAttemptIs() {
    RunnerPlan plan = plan(LOAD).runner();
    assertThat(plan.test()).isEqualTo("checkout");
    assertThat(plan.run()).isEqualTo("checkout-1");
    assertThat(plan.nonce()).isEqualTo("secret");
    assertThat(plan.script()).isEqualTo("/a.js");
    assertThat(plan.options().isObject()).isTrue();
  }

  @Test
  void aControlProbeIsCalledByTheRunners() {
    assertThat(plan(LOAD).runner().probe()).isNull();
    RunPlan probed =
        plan(LOAD + ", judgement: {controlProbe: {url: 'http://static/health', interval: '1.5s'}}");
    assertThat(probed.runner().probe())
        .isEqualTo(new RunnerPlan.PlannedProbe("http://static/health", 1500));
    RunPlan often = plan(LOAD + ", judgement: {controlProbe: {url: 'http://static/health'}}");
    assertThat(often.runner().probe().intervalMs()).isEqualTo(500);
  }

  static RunPlan plan(String fields) {
    return RunPlan.of(
        Specs.spec("{script: {inline: 'x'}, " + fields + "}"),
        new RunPlan.Identity("checkout", "checkout-1", 1, "secret"),
        "/a.js");
  }
}
