package dev.loadtest.core.lifecycle;

import static dev.loadtest.core.lifecycle.Sights.after;
import static dev.loadtest.core.lifecycle.Sights.all;
import static dev.loadtest.core.lifecycle.Sights.ended;
import static dev.loadtest.core.lifecycle.Sights.progress;
import static dev.loadtest.core.lifecycle.Sights.refused;
import static dev.loadtest.core.lifecycle.Sights.released;
import static dev.loadtest.core.lifecycle.Sights.reported;
import static dev.loadtest.core.lifecycle.Sights.troubled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.summary.ExitReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {
  private static final Trouble PULL =
      Trouble.passing(FailureReason.ImagePullFailed, "pod a: not found");
  private static final Trouble KILLED =
      Trouble.conclusive(FailureReason.OutOfMemory, "pod a was killed");

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void everySituationHasItsStep(String situation, Observation seen, String state, String step) {
    AttemptState is = Lifecycle.stateOf(seen);
    assertThat(is.getClass().getSimpleName()).isEqualTo(state);
    assertThat(written(Lifecycle.nextStep(is, seen))).isEqualTo(step);
  }

  static Stream<Arguments> situations() {
    return Stream.of(
        situation("nothing was made", notStarted(Optional.empty()), "NotStarted", "Launch"),
        situation("a quota may be raised", notStarted(Optional.of(PULL)), "NotStarted", "Launch"),
        situation(
            "nothing can be made", notStarted(Optional.of(KILLED)), "Broken", "Fail OutOfMemory"),

        // coming up
        situation("no pod yet", after(1, all(4, Stage.Waiting)), "Gathering", "Await"),
        situation(
            "some are ready",
            after(1, RunnerView.at(0, Stage.Ready), RunnerView.at(1, Stage.Started)),
            "Gathering",
            "Await"),
        situation(
            "an image may still come",
            after(59, RunnerView.in(0, Stage.Waiting, PULL)),
            "Gathering",
            "Await"),
        situation(
            "an image that never came",
            after(61, RunnerView.in(0, Stage.Waiting, PULL)),
            "Broken",
            "Fail ImagePullFailed"),
        situation(
            "a quota that stayed",
            troubled(
                Trouble.passing(FailureReason.QuotaExceeded, "exceeded quota"),
                after(61, all(2, Stage.Waiting))),
            "Broken",
            "Fail QuotaExceeded"),
        situation(
            "nobody says why they do not come",
            after(61, all(2, Stage.Started)),
            "Broken",
            "Fail RunnersNeverReady"),
        situation(
            "killed while it started",
            after(1, RunnerView.at(0, Stage.Ready), RunnerView.in(1, Stage.Ended, KILLED)),
            "Broken",
            "Fail OutOfMemory"),
        situation(
            "one refuses its plan, the others are held",
            after(1, RunnerView.at(0, Stage.Ready), refused(1, ExitReason.ScriptError)),
            "Broken",
            "Fail ScriptError"),
        situation(
            "one refuses its plan before the others are there",
            after(1, refused(0, ExitReason.BadThreshold), RunnerView.at(1, Stage.Waiting)),
            "Broken",
            "Fail BadThreshold"),
        situation(
            "the only one refuses its plan",
            after(1, refused(0, ExitReason.ConfigurationError)),
            "Measured",
            "Fail ConfigurationError"),

        // going
        situation("all are held", after(1, all(4, Stage.Ready)), "Held", "Release"),
        situation(
            "some were let go before a restart",
            after(20, RunnerView.at(0, Stage.Ready), released(1, Stage.Running, 10)),
            "Held",
            "Release"),
        situation(
            "held for ever",
            after(60 + 60 + 600 + 1, all(2, Stage.Ready)),
            "Broken",
            "Fail NeverReleased"),
        situation("one runner starts by itself", after(1, all(1, Stage.Ready)), "Loading", "Await"),
        situation("load is sent", after(20, progress(0, 10, 0)), "Loading", "Await"),
        situation(
            "its log is out of reach for a moment after a long start",
            after(90, released(0, Stage.Running, 20), released(1, Stage.Started, 20)),
            "Loading",
            "Await"),
        situation(
            "its pod is gone and the Job has not said so yet",
            after(90, released(0, Stage.Running, 20), RunnerView.at(1, Stage.Waiting)),
            "Loading",
            "Await"),
        situation("errors, but too early", after(20, progress(0, 10, 50)), "Loading", "Await"),
        situation("errors of all runners", after(30, progress(0, 20, 50)), "Loading", "Stop"),
        situation(
            "errors of one runner that the others outweigh",
            after(30, progress(0, 20, 18), progress(1, 20, 0)),
            "Loading",
            "Await"),
        situation(
            "some have ended",
            after(70, reported(0, ExitReason.None), progress(1, 59, 0)),
            "Loading",
            "Await"),
        situation(
            "one failed in the middle, the others go on",
            after(40, reported(0, ExitReason.ScriptError), progress(1, 20, 0)),
            "Loading",
            "Await"),
        situation(
            "evicted in the middle",
            after(
                40,
                progress(0, 20, 0),
                RunnerView.in(
                    1, Stage.Started, Trouble.conclusive(FailureReason.Evicted, "evicted"))),
            "Broken",
            "Fail Evicted"),
        situation(
            "one never ends",
            after(10 + 60 + 90 + 1, reported(0, ExitReason.None), released(1, Stage.Running, 10)),
            "Broken",
            "Fail DeadlineExceeded"),

        // coming down
        situation(
            "the first waits for the word to tear down",
            after(71, released(0, Stage.Draining, 10), reported(1, ExitReason.None)),
            "Draining",
            "Teardown"),
        situation(
            "the first waits, another still sends load",
            after(70, released(0, Stage.Draining, 10), released(1, Stage.Running, 10)),
            "Loading",
            "Await"),
        situation(
            "the teardown never ends",
            after(10 + 60 + 90 + 1, released(0, Stage.Draining, 10), reported(1, ExitReason.None)),
            "Broken",
            "Fail DeadlineExceeded"),
        situation(
            "a result is still to be read",
            ended(70, after(75, reported(0, ExitReason.None), released(1, Stage.Ended, 10))),
            "Reading",
            "Await"),
        situation(
            "a result cannot be read",
            ended(70, after(101, reported(0, ExitReason.None), released(1, Stage.Ended, 10))),
            "Broken",
            "Fail ResultLost"),
        situation(
            "a result cannot be read and nobody knows when the load ended",
            after(10 + 60 + 90 + 30 + 1, released(0, Stage.Ended, 10)),
            "Broken",
            "Fail ResultLost"),

        // ends
        situation(
            "all well",
            after(80, reported(0, ExitReason.None), reported(1, ExitReason.None)),
            "Measured",
            "Judge"),
        situation("stopped by us", after(80, reported(0, ExitReason.Stopped)), "Measured", "Judge"),
        situation(
            "the script says it failed",
            after(80, reported(0, ExitReason.MarkedFailed)),
            "Measured",
            "Judge"),
        situation(
            "one of two crashed",
            after(80, reported(0, ExitReason.None), reported(1, ExitReason.Panic)),
            "Measured",
            "Fail Panic"),
        situation(
            "read late, but read",
            ended(70, after(4000, reported(0, ExitReason.None))),
            "Measured",
            "Judge"));
  }

  @Test
  void whatAFailedRunnerMeasuredIsKept() {
    var seen = after(40, reported(0, ExitReason.None), RunnerView.in(1, Stage.Ended, KILLED));
    var failure = ((Step.Fail) Lifecycle.nextStep(Lifecycle.stateOf(seen), seen)).failure();
    Conclusion conclusion = Conclusion.of(seen.plan(), failure, seen.reports());
    assertThat(conclusion.summary()).isPresent();
    assertThat(conclusion.judgement().reason()).isEqualTo("OutOfMemory");
    assertThat(conclusion.judgement().message())
        .contains("pod a was killed; raise spec.runner.resources.limits.memory");
  }

  @Test
  void aThresholdOfTheScriptThatCannotBeReadEndsTheRun() {
    var report =
        dev.loadtest.core.summary.Reports.runner(0)
            .counter("http_reqs", 1)
            .scriptThreshold("http_reqs", "p(95")
            .report();
    Conclusion conclusion = Conclusion.of(Sights.evaluation(Sights.plan(1), List.of(report)));
    assertThat(conclusion.judgement().reason()).isEqualTo("BadThreshold");
    assertThat(conclusion.summary()).isPresent();

    var ready = RunnerView.at(0, Stage.Running).readyIfMissing(() -> Optional.of(report.ready()));
    var seen = after(20, ready, progress(1, 10, 0));
    assertThat(written(Lifecycle.nextStep(Lifecycle.stateOf(seen), seen)))
        .isEqualTo("Fail BadThreshold");
  }

  @Test
  void theSkewIsTheTimeBetweenTheFirstAndTheLastStart() {
    assertThat(after(1, released(0, Stage.Running, 5)).startSkewMs()).isEmpty();
    assertThat(after(9, released(0, Stage.Running, 5), released(1, Stage.Running, 7)).startSkewMs())
        .hasValue(2000);
  }

  private static Observation notStarted(Optional<Trouble> trouble) {
    return new Observation(
        Sights.plan(2),
        Optional.empty(),
        Optional.empty(),
        trouble,
        List.of(all(2, Stage.Waiting)),
        Sights.START);
  }

  private static Arguments situation(String name, Observation seen, String state, String step) {
    return Arguments.of(name, seen, state, step);
  }

  private static String written(Step step) {
    String name = step.getClass().getSimpleName();
    return step instanceof Step.Fail fail ? name + " " + fail.failure().reason() : name;
  }
}
