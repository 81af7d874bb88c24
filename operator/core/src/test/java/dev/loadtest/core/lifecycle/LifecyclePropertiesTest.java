package dev.loadtest.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.status.RunProjection;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.RunnerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is seen: there is a next step, and nothing waits for ever. */
class LifecyclePropertiesTest {

  @Property(tries = 2000)
  void everySightHasAStepAndAStatus(@ForAll("sights") Observation seen) {
    AttemptState state = Lifecycle.stateOf(seen);
    assertThat(Lifecycle.nextStep(state, seen)).isNotNull();
    var projection = new RunProjection(Optional.empty(), 1, seen.now());
    assertThat(projection.active(seen, state, "job").phase()).isNotEqualTo(Phase.Finished);
  }

  @Property(tries = 2000)
  void everySightEndsWhenTimePasses(@ForAll("sights") Observation seen) {
    Observation later =
        new Observation(
            seen.plan(),
            seen.started(),
            seen.ended(),
            seen.trouble(),
            seen.runners(),
            Sights.START.plus(seen.plan().jobDeadline()).plusSeconds(1));
    assertThat(Lifecycle.nextStep(Lifecycle.stateOf(later), later))
        .isInstanceOfAny(Step.Judge.class, Step.Fail.class);
  }

  @Provide
  Arbitrary<Observation> sights() {
    return Arbitraries.integers()
        .between(1, 4)
        .flatMap(
            n -> {
              RunPlan plan = Sights.plan(n);
              return Combinators.combine(
                      seconds(plan.releaseTimeout().plus(plan.loadTimeout())).optional(),
                      troubles().optional(),
                      Combinators.combine(
                              IntStream.range(0, n).mapToObj(i -> view(plan, i)).toList())
                          .as(views -> (List<RunnerView>) views),
                      seconds(plan.jobDeadline().multipliedBy(2)))
                  .as(
                      (ended, trouble, views, now) ->
                          new Observation(
                              plan, Optional.of(Sights.START), ended, trouble, views, now));
            });
  }

  private static Arbitrary<RunnerView> view(RunPlan plan, int index) {
    return Combinators.combine(
            Arbitraries.of(Stage.class),
            troubles().optional(0.2),
            seconds(plan.releaseTimeout()).optional(),
            Arbitraries.of(ExitReason.class).optional())
        .as(
            (stage, trouble, released, exit) ->
                new RunnerView(
                    index,
                    stage,
                    trouble,
                    Optional.empty(),
                    Optional.empty(),
                    stage == Stage.Ended
                        ? exit.map(reason -> Sights.report(index, reason))
                        : Optional.<RunnerReport>empty(),
                    released
                        .map(r -> OptionalLong.of(r.toEpochMilli()))
                        .orElse(OptionalLong.empty())));
  }

  private static Arbitrary<Instant> seconds(Duration most) {
    return Arbitraries.longs().between(0, most.toSeconds()).map(Sights.START::plusSeconds);
  }

  private static Arbitrary<Trouble> troubles() {
    return Combinators.combine(Arbitraries.of(FailureReason.class), Arbitraries.of(true, false))
        .as((reason, conclusive) -> new Trouble(new Failure(reason, "so it is"), conclusive));
  }
}
