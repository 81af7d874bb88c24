package dev.loadtest.core.status;

import static dev.loadtest.core.lifecycle.Sights.after;
import static dev.loadtest.core.lifecycle.Sights.all;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Lifecycle;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.lifecycle.Sights;
import dev.loadtest.core.lifecycle.Trouble;
import dev.loadtest.core.summary.ExitReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunProjectionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyStateHasItsPhase() {
    assertThat(active(after(1, all(2, Stage.Started))).phase()).isEqualTo(Phase.Starting);
    assertThat(active(after(1, all(2, Stage.Ready))).phase()).isEqualTo(Phase.Starting);
    assertThat(active(after(20, Sights.progress(0, 10, 0))).phase()).isEqualTo(Phase.Running);
    assertThat(active(after(80, Sights.reported(0, ExitReason.None))).phase())
        .isEqualTo(Phase.Collecting);
  }

  @Test
  void theSameSightGivesTheSameStatusLaterToo() {
    Observation seen = after(1, RunnerView.at(0, Stage.Ready), RunnerView.at(1, Stage.Started));
    LoadTestRunStatus first = active(seen);
    var later = new RunProjection(Optional.of(first), 1, seen.now().plusSeconds(50));
    assertThat(later.active(seen, Lifecycle.stateOf(seen), "job")).isEqualTo(first);
  }

  /** Or an unchanged status would be written at every look. */
  @Test
  void aStatusThatWasReadEqualsTheOneThatWasWritten() throws JsonProcessingException {
    Observation seen = after(20, Sights.progress(0, 10, 3));
    var projection = new RunProjection(Optional.empty(), 1, seen.now());
    for (LoadTestRunStatus status :
        List.of(
            projection.waiting(Phase.Pending, "WaitingForTurn", "Waiting."),
            active(seen),
            active(after(1, all(2, Stage.Ready))),
            passed(),
            failed())) {
      assertThat(JSON.readValue(JSON.writeValueAsString(status), LoadTestRunStatus.class))
          .isEqualTo(status);
    }
  }

  @Test
  void whatIsInTheWayIsSaidWhileItIsWaitedFor() {
    var status =
        active(
            after(
                1,
                RunnerView.in(
                    0,
                    Stage.Waiting,
                    Trouble.passing(FailureReason.ImagePullFailed, "pod a: not found"))));
    assertThat(status.reason()).isEqualTo("ImagePullFailed");
    assertThat(status.message()).isEqualTo("pod a: not found");
    assertThat(conditions(status))
        .containsEntry("Reconciling", "True")
        .containsEntry("Ready", "False")
        .containsEntry("Complete", "False")
        .containsEntry("Succeeded", "Unknown")
        .containsEntry("Stalled", "False");
  }

  @Test
  void progressIsAGlanceEveryFewSeconds() {
    Observation seen = after(20, Sights.progress(0, 10, 3));
    LoadTestRunStatus first = active(seen);
    assertThat(first.progress().elapsed()).isEqualTo("10s");
    assertThat(first.progress().vus()).isEqualTo(5);
    Observation next = after(22, Sights.progress(0, 12, 3));
    assertThat(again(first, next).progress()).isEqualTo(first.progress());
    Observation last = after(26, Sights.progress(0, 16, 3));
    assertThat(again(first, last).progress().elapsed()).isEqualTo("16s");
  }

  @Test
  void aPassedRunIsReadyAndSucceeded() {
    assertThat(passed().verdict()).isEqualTo(Verdict.Passed);
    assertThat(conditions(passed()))
        .containsEntry("Complete", "True")
        .containsEntry("Succeeded", "True")
        .containsEntry("Ready", "True")
        .containsEntry("Reconciling", "False")
        .containsEntry("Stalled", "False");
    assertThat(passed().thresholds()).extracting(t -> t.result()).containsExactly("Passed");
    assertThat(passed().numbers().requests()).isEqualTo(100);
    assertThat(passed().duration()).isEqualTo("1m0s");
  }

  /** kstatus: a failed run that were not Stalled would let waiters hang. */
  @Test
  void aFailedRunIsStalledAndNotReady() {
    assertThat(failed().verdict()).isEqualTo(Verdict.Error);
    assertThat(conditions(failed()))
        .containsEntry("Complete", "True")
        .containsEntry("Succeeded", "False")
        .containsEntry("Ready", "False")
        .containsEntry("Reconciling", "False")
        .containsEntry("Stalled", "True");
  }

  @Test
  void aRunThatEndsUnseenKeepsWhatWasKnownOfItsAttempt() {
    LoadTestRunStatus before = active(after(20, Sights.progress(0, 10, 0)));
    var replaced = Conclusion.of(new Failure(FailureReason.Cancelled, "a newer run"));
    var status =
        new RunProjection(Optional.of(before), 1, Sights.START.plusSeconds(30))
            .finished(replaced, Optional.empty(), null, "record");
    assertThat(status.attempts()).isEqualTo(before.attempts());
    assertThat(status.startTime()).isEqualTo(before.startTime());
    assertThat(status.reason()).isEqualTo("Cancelled");
    assertThat(status.progress()).isNull();
  }

  @Test
  void everyAttemptIsListedAndTheFirstOneBeganTheRun() {
    Observation first = after(80, Sights.reported(0, ExitReason.None));
    var measured = MeasuredAttempt.of(first, first.reports(), "job-1", List.of("b", "a", "b"));
    var projection = new RunProjection(Optional.empty(), 1, first.now()).after(List.of(measured));
    LoadTestRunStatus waiting = projection.waiting(Phase.Judging, "InDoubt", "Again.");
    assertThat(waiting.startTime()).isEqualTo(Sights.START.toString());
    assertThat(waiting.attempts()).containsExactly(measured.attempt());
    assertThat(measured.attempt().nodes()).containsExactly("a", "b");
    assertThat(measured.attempt().p95()).isEqualTo("29ms");
    assertThat(measured.attempt().requests()).isEqualTo(100);
    Observation second = Sights.attempt(2, Sights.after(90, all(1, Stage.Started)));
    LoadTestRunStatus active = projection.active(second, Lifecycle.stateOf(second), "job-2");
    assertThat(active.attempts()).extracting(a -> a.job()).containsExactly("job-1", "job-2");
    assertThat(active.startTime()).isEqualTo(Sights.START.toString());
    assertThat(active.message()).startsWith("Try 2: ");
  }

  private static LoadTestRunStatus passed() {
    Observation seen = after(80, Sights.reported(0, ExitReason.None));
    return new RunProjection(Optional.of(active(seen)), 1, seen.now())
        .finished(
            Conclusion.of(Sights.evaluation(seen.plan(), seen.reports())),
            Optional.of(seen),
            "job",
            "record");
  }

  private static LoadTestRunStatus failed() {
    Observation seen = after(1, all(2, Stage.Waiting));
    var lost = Conclusion.of(new Failure(FailureReason.RunnerLost, "the pod is gone"));
    return new RunProjection(Optional.empty(), 1, seen.now())
        .finished(lost, Optional.of(seen), "job", "record");
  }

  private static LoadTestRunStatus active(Observation seen) {
    return new RunProjection(Optional.empty(), 1, seen.now())
        .active(seen, Lifecycle.stateOf(seen), "job");
  }

  private static LoadTestRunStatus again(LoadTestRunStatus before, Observation seen) {
    return new RunProjection(Optional.of(before), 1, seen.now())
        .active(seen, Lifecycle.stateOf(seen), "job");
  }

  private static Map<String, String> conditions(LoadTestRunStatus status) {
    return status.conditions().stream()
        .collect(Collectors.toMap(Condition::type, c -> c.status().name()));
  }
}
