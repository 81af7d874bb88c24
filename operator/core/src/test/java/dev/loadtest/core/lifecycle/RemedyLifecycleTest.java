package dev.loadtest.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.Remedy;
import dev.loadtest.core.heal.Remedy.State;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.lifecycle.RemedyStep.Await;
import dev.loadtest.core.lifecycle.RemedyStep.Call;
import dev.loadtest.core.lifecycle.RemedyStep.Keep;
import dev.loadtest.core.lifecycle.RemedyStep.Rerun;
import dev.loadtest.core.lifecycle.RemedyStep.Restart;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Remediation.Action;
import dev.loadtest.core.spec.Remediation.Cause;
import dev.loadtest.core.spec.Specs;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The course of remedies. */
class RemedyLifecycleTest {
  private static final Instant DECIDED = Instant.parse("2026-11-21T12:00:00Z");
  private static final ProofRun NONE = new ProofRun.Absent();

  private LoadTestSpec spec = spec("RolloutRestart");
  private boolean available;
  private ProofRun rerun = NONE;
  private Instant now = DECIDED;

  @Test
  void aRerunIsWrittenDownBeforeItIsMade() {
    Remedy due = remedy(Action.Rerun);
    Remedy planned = kept(due);
    assertThat(planned.state()).isEqualTo(State.Rerunning);
    assertThat(planned.rerun()).startsWith("checkout-");
    assertThat(step(planned))
        .isEqualTo(new Rerun(planned.rerun(), ExecutionDigest.of(spec), planned));
    assertThat(kept(due).rerun()).isEqualTo(planned.rerun());
  }

  @Test
  void aRestartWaitsUntilTheWorkloadIsBack() {
    Restart restart = (Restart) step(remedy(Action.RolloutRestart));
    assertThat(restart.remedy().state()).isEqualTo(State.Waiting);
    assertThat(restart.remedy().note()).contains("shop");
    assertThat(step(restart.remedy())).isInstanceOf(Await.class);
    available = true;
    assertThat(kept(restart.remedy()).state()).isEqualTo(State.Rerunning);
  }

  @Test
  void nobodyWaitsForEver() {
    Remedy waiting = remedy(Action.RolloutRestart).to(State.Waiting, "restarted");
    now = DECIDED.plusSeconds(300);
    assertThat(step(waiting)).isInstanceOf(Await.class);
    now = DECIDED.plusSeconds(301);
    Remedy failed = kept(waiting);
    assertThat(failed.state()).isEqualTo(State.Failed);
    assertThat(failed.note()).isEqualTo("shop was not available within 5m (remediation.timeout)");
  }

  /** What a hook sets off has not begun when it answers: the old pods are still available. */
  @Test
  void aWebhookIsGivenTimeToBegin() {
    spec = spec("Webhook");
    Call call = (Call) step(remedy(Action.Webhook));
    available = true;
    now = DECIDED.plusSeconds(9);
    assertThat(step(call.remedy())).isInstanceOf(Await.class);
    now = DECIDED.plusSeconds(10);
    assertThat(kept(call.remedy()).state()).isEqualTo(State.Rerunning);
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void onlyARunThatPassesIsASuccess(Verdict verdict) {
    Remedy rerunning = remedy(Action.Rerun).rerunning("checkout-2", "again");
    rerun = new ProofRun.GoesOn();
    assertThat(step(rerunning)).isInstanceOf(Await.class);
    rerun = new ProofRun.Ended(verdict, Classification.Noise, "So it was.");
    Remedy ended = kept(rerunning);
    assertThat(ended.state()).isEqualTo(verdict == Verdict.Passed ? State.Succeeded : State.Failed);
    assertThat(ended.note()).startsWith("checkout-2 ");
  }

  @ParameterizedTest
  @EnumSource(names = {"Due", "Waiting", "Rerunning"})
  void switchedOffEndsIt(State state) {
    spec = Specs.spec("{script: {inline: 'x'}}");
    Remedy ended = kept(remedy(Action.RolloutRestart).to(state, "so it is"));
    assertThat(ended.state()).isEqualTo(State.Failed);
    assertThat(ended.note()).isEqualTo("remediation was switched off");
  }

  @ParameterizedTest
  @EnumSource(names = {"Succeeded", "Failed"})
  void whatHasEndedIsLeftAlone(State state) {
    var heals = HealHistory.EMPTY.with(remedy(Action.Rerun).to(state, "so it is"));
    assertThat(RemedyLifecycle.nextStep(seen(heals))).isEmpty();
  }

  private Remedy kept(Remedy remedy) {
    return ((Keep) step(remedy)).remedy();
  }

  private RemedyStep step(Remedy remedy) {
    return RemedyLifecycle.nextStep(seen(HealHistory.EMPTY.with(remedy))).orElseThrow();
  }

  private RemedyObservation seen(HealHistory heals) {
    return new RemedyObservation("checkout", "uid", spec, heals, available, rerun, now);
  }

  private static Remedy remedy(Action action) {
    return new Remedy(
        "r1234abcd",
        "checkout-1",
        Cause.TargetDegraded,
        action,
        State.Due,
        "slower",
        DECIDED.toString(),
        null);
  }

  private static LoadTestSpec spec(String action) {
    return Specs.spec(
        "{script: {inline: 'x'}, target: {url: 'http://shop', workloadRef: {name: 'shop'}},"
            + " remediation: {action: '%s'}}".formatted(action));
  }
}
