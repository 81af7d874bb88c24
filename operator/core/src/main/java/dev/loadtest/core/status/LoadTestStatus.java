package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import java.util.List;

/** What is known about a test: whether its definition is valid, and how its last run went. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoadTestStatus(
    @JsonPropertyDescription("The generation that this status describes. Example: 3")
        Long observedGeneration,
    @JsonPropertyDescription("Verdict of the last finished run. Example: Passed") Verdict verdict,
    @JsonPropertyDescription("The last finished run. Example: {name: checkout-x7k2p}")
        LastRun lastRun,
    @JsonPropertyDescription(
            "How far the test has learned what is normal. Example: {runs: 3, needed: 5, state:"
                + " Learning, text: 3 of 5 runs}")
        BaselineStatus baseline,
    @JsonPropertyDescription(
            "The latest heal: what was proposed or changed, and what became of it. Example: {state:"
                + " Confirmed}")
        HealingStatus healing,
    @JsonPropertyDescription(
            "What a person must do; absent when nothing is to be done. Example: \"p95 is 64 % above"
                + " its baseline since rollout 7: look at what it changed\"")
        String actionRequired,
    @JsonPropertyDescription(
            "What the operator did by itself so that the last run passed; absent when it did"
                + " nothing. Example: \"RolloutRestart of checkout, then checkout-x7k2p passed\"")
        String autoFixApplied,
    @JsonPropertyDescription("Runs that go on now. Example: [checkout-b4d9f]") List<String> active,
    @JsonPropertyDescription("Finished runs so far. Unit: runs. Example: 12") Long runs,
    @JsonPropertyDescription(
            "When the schedule last started a run. Unit: RFC 3339 time. Example: 2026-11-21T02:00:00Z")
        String lastScheduleTime,
    @JsonPropertyDescription(
            "When the schedule starts the next run. Unit: RFC 3339 time. Example: 2026-11-22T02:00:00Z")
        String nextScheduleTime,
    @JsonPropertyDescription(
            "The rollout of the target that was seen last: how many, and which. Example: 3:5f9c6d7")
        String observedRollout,
    @JsonPropertyDescription(
            "Ready is True when the definition is valid; Reconciling and Stalled follow kstatus;"
                + " Suspended says whether new runs may start. Example: [{type: Ready, status:"
                + " \"True\"}]")
        List<Condition> conditions) {

  /** Empty lists are left out when written: what is read again must equal what was written. */
  public LoadTestStatus {
    active = active == null ? List.of() : List.copyOf(active);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** A finished run in short. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LastRun(
      @JsonPropertyDescription("Name of the LoadTestRun. Example: checkout-x7k2p") String name,
      @JsonPropertyDescription("Its verdict. Example: Passed") Verdict verdict,
      @JsonPropertyDescription("What the verdict rests on. Example: Stable")
          Classification classification,
      @JsonPropertyDescription("Its reason. Example: ThresholdsPassed") String reason,
      @JsonPropertyDescription("Its sentence. Example: Passed: 2 of 2 thresholds hold.")
          String message,
      @JsonPropertyDescription("When it ended. Unit: RFC 3339 time. Example: 2026-11-21T02:08:30Z")
          String completionTime,
      @JsonPropertyDescription("95th percentile of http_req_duration. Example: 412ms") String p95,
      @JsonPropertyDescription("Failed requests. Unit: percent. Example: 0.4%") String errors,
      @JsonPropertyDescription("Change against the baseline. Example: +64%") String change) {}
}
