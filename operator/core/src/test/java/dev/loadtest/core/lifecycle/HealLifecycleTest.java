package dev.loadtest.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.lifecycle.HealObservation.SeenPullRequest;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The course of heals, with people, crashes and owners in between. */
class HealLifecycleTest {

  @Test
  void applyChangesTheTestAndKeepsWhatARunConfirms() {
    var world = new HealWorld(Mode.Apply).settle();
    assertThat(world.heal().state()).isEqualTo(State.Confirmed);
    assertThat(world.expression()).isEqualTo("p(95)<440");
    assertThat(world.writes)
        .containsExactly(
            "keep Applying",
            "patch p(95)<440",
            "keep Confirming",
            "keep Confirming",
            "run Confirmation",
            "keep Confirming",
            "keep Confirmed");
  }

  @Test
  void theChangeItselfStartsNoRun() {
    var world = new HealWorld(Mode.Apply).settle();
    assertThat(world.executed).contains(new ExecutedDigest(4, world.digest()));
  }

  @Test
  void whatIsNotConfirmedIsTakenBack() {
    var world = new HealWorld(Mode.Apply);
    world.ends = number -> HealWorld.failed();
    world.settle();
    assertThat(world.heal().state()).isEqualTo(State.Reverted);
    assertThat(world.heal().note()).contains("did not pass: Failed: slow.");
    assertThat(world.expression()).isEqualTo("p(95)<400");
    assertThat(world.executed).contains(new ExecutedDigest(5, world.digest()));
  }

  @Test
  void aRegressionThatIsOnlyAdvisoryConfirmsNothing() {
    var world = new HealWorld(Mode.Apply);
    world.ends =
        number ->
            new HealObservation.ProofRun.Ended(
                dev.loadtest.core.judge.Verdict.Passed,
                dev.loadtest.core.judge.Classification.Regression,
                "Passed.");
    assertThat(world.settle().heal().state()).isEqualTo(State.Reverted);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void soManyRunsMustPass(int wanted) {
    var world = new HealWorld(Mode.Apply, wanted).settle();
    assertThat(world.heal().state()).isEqualTo(State.Confirmed);
    assertThat(world.heal().confirmed()).isEqualTo(wanted);
  }

  @Test
  void theLastOfSeveralRunsCanStillRefute() {
    var world = new HealWorld(Mode.Apply, 3);
    world.ends = number -> number < 3 ? HealWorld.passed() : HealWorld.failed();
    assertThat(world.settle().heal().state()).isEqualTo(State.Reverted);
  }

  @Test
  void aRunThatCouldNotBeCarriedOutIsRepeatedOnce() {
    var world = new HealWorld(Mode.Apply);
    world.ends = number -> number == 1 ? HealWorld.error() : HealWorld.passed();
    assertThat(world.settle().heal().state()).isEqualTo(State.Confirmed);
    var broken = new HealWorld(Mode.Apply);
    broken.ends = number -> HealWorld.error();
    assertThat(broken.settle().heal().state()).isEqualTo(State.Reverted);
    assertThat(broken.heal().proofs()).hasSize(2);
  }

  @Test
  void suggestProvesAndWaitsForAPerson() {
    var world = new HealWorld(Mode.Suggest).settle();
    assertThat(world.heal().state()).isEqualTo(State.Proven);
    assertThat(world.expression()).isEqualTo("p(95)<400");
    world.approve();
    world.settle();
    assertThat(world.heal().state()).isEqualTo(State.Confirmed);
    assertThat(world.heal().approval().by()).isEqualTo("kubectl");
    assertThat(world.expression()).isEqualTo("p(95)<440");
  }

  @Test
  void aTrialThatDoesNotPassDisproves() {
    var world = new HealWorld(Mode.Suggest);
    world.ends = number -> HealWorld.failed();
    world.settle();
    assertThat(world.heal().state()).isEqualTo(State.Disproven);
    world.approve();
    assertThat(world.settle().expression()).isEqualTo("p(95)<400");
  }

  @Test
  void whatSomebodyElseOwnsIsNotChanged() {
    var world = new HealWorld(Mode.Apply);
    world.owner = Optional.of("Argo CD (shop)");
    world.settle();
    assertThat(world.heal().state()).isEqualTo(State.Proven);
    assertThat(world.heal().note())
        .startsWith("trial run ")
        .endsWith("passed; Argo CD (shop) owns the test: make the change where it comes from");
    world.approve();
    world.settle();
    assertThat(world.heal().note()).contains("make the approved change where it comes from");
    assertThat(world.expression()).isEqualTo("p(95)<400");
    world.write("p(95)<440");
    assertThat(world.settle().heal().state()).isEqualTo(State.Confirmed);
  }

  @Test
  void aPersonSaysNo() {
    var world = new HealWorld(Mode.Suggest).settle();
    world.reject();
    assertThat(world.settle().heal().state()).isEqualTo(State.Rejected);
    assertThat(world.expression()).isEqualTo("p(95)<400");
  }

  @Test
  void aPersonTakesItBack() {
    var world = new HealWorld(Mode.Apply).settle();
    world.revert();
    world.settle();
    assertThat(world.heal().state()).isEqualTo(State.Reverted);
    assertThat(world.expression()).isEqualTo("p(95)<400");
  }

  @Test
  void whatWasChangedSinceCannotBeTakenBack() {
    var world = new HealWorld(Mode.Apply).settle();
    world.write("p(95)<500");
    world.revert();
    world.settle();
    assertThat(world.expression()).isEqualTo("p(95)<500");
    assertThat(world.heal().note()).contains("cannot be taken back");
  }

  @Test
  void theOldValuePutBackIsANo() {
    var world = new HealWorld(Mode.Apply);
    while (world.heal().state() != State.Confirming) {
      world.step();
    }
    world.write("p(95)<400");
    world.settle();
    assertThat(world.heal().state()).isEqualTo(State.Rejected);
    assertThat(world.expression()).isEqualTo("p(95)<400");
  }

  @Test
  void pullRequestsAreProvenOpenedAndFollowed() {
    var world = new HealWorld(Mode.PullRequest).settle();
    assertThat(world.heal().state()).isEqualTo(State.PullRequestOpen);
    assertThat(world.expression()).isEqualTo("p(95)<400");
    world.pullRequest = Optional.of(SeenPullRequest.Merged);
    assertThat(world.settle().heal().state()).isEqualTo(State.PullRequestOpen);
    assertThat(world.heal().note()).endsWith("is merged; the change is on its way");
    world.write("p(95)<440");
    assertThat(world.settle().heal().state()).isEqualTo(State.Confirmed);
  }

  @Test
  void aPullRequestClosedByAPersonIsANo() {
    var world = new HealWorld(Mode.PullRequest).settle();
    world.pullRequest = Optional.of(SeenPullRequest.Closed);
    assertThat(world.settle().heal().state()).isEqualTo(State.Rejected);
  }

  @Test
  void aPullRequestOfAnOldTestIsClosed() {
    var world = new HealWorld(Mode.PullRequest).settle();
    world.write("p(95)<420");
    world.settle();
    assertThat(world.heal().state()).isEqualTo(State.Superseded);
    assertThat(world.writes).endsWith("close");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void switchedOffNothingIsChanged(Mode mode) {
    var world = new HealWorld(mode);
    world.mode(Mode.Off);
    world.settle();
    assertThat(world.heal().state()).isEqualTo(State.Superseded);
    assertThat(world.expression()).isEqualTo("p(95)<400");
  }

  /** A person edits at every moment of the course, and wins. */
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"Apply", "Suggest", "PullRequest"})
  void anEditByAPersonWinsAtEveryMoment(Mode mode) {
    for (int moment = 0; moment < 12; moment++) {
      var world = new HealWorld(mode);
      for (int i = 0; i < moment; i++) {
        world.step();
      }
      boolean over = world.heal().state() == State.Confirmed;
      world.write("p(95)<555");
      world.settle();
      assertThat(world.expression()).as("%s, edited at %d", mode, moment).isEqualTo("p(95)<555");
      assertThat(world.heal().state()).isEqualTo(over ? State.Confirmed : State.Superseded);
    }
  }

  /**
   * The operator is killed after every write: what was written counts, what it knew is gone. Steps
   * that were executed without being noted come again.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyStepCanBeRepeated(boolean confirmed) {
    for (int moment = 0; moment < 12; moment++) {
      var world = new HealWorld(Mode.Apply);
      world.ends = number -> confirmed ? HealWorld.passed() : HealWorld.failed();
      for (int i = 0; i < moment; i++) {
        world.step();
      }
      HealObservation stale = world.look();
      world.step();
      HealLifecycle.nextStep(stale)
          .filter(HealStep.Prove.class::isInstance)
          .ifPresent(world::execute);
      world.settle();
      Heal heal = world.heal();
      assertThat(heal.state()).isEqualTo(confirmed ? State.Confirmed : State.Reverted);
      assertThat(world.expression()).isEqualTo(confirmed ? "p(95)<440" : "p(95)<400");
      assertThat(world.writes.stream().filter("patch p(95)<440"::equals)).hasSize(1);
      assertThat(world.runs).hasSize(1);
    }
  }
}
