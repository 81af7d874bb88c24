package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import java.util.List;

/**
 * The numbers and the verdict of one run, a few KB; the time line and the histograms are in its
 * artifact.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoadTestRunStatus(
    @JsonPropertyDescription("The generation that this status describes. Example: 1")
        Long observedGeneration,
    @JsonPropertyDescription("Where the run stands. Example: Running") Phase phase,
    @JsonPropertyDescription("The verdict, once it is final. Example: Passed") Verdict verdict,
    @JsonPropertyDescription("What the verdict rests on. Example: Stable")
        Classification classification,
    @JsonPropertyDescription("Why, in one word for machines. Example: ThresholdsPassed")
        String reason,
    @JsonPropertyDescription(
            "Why, in one sentence for people. Example: Passed: 2 of 2 thresholds hold.")
        String message,
    @JsonPropertyDescription(
            "When the operator took the run up. Unit: RFC 3339 time. Example: 2026-11-21T02:00:00Z")
        String startTime,
    @JsonPropertyDescription(
            "When the verdict was final. Unit: RFC 3339 time. Example: 2026-11-21T02:08:30Z")
        String completionTime,
    @JsonPropertyDescription("How long load was sent. Unit: a Go duration. Example: 8m0s")
        String duration,
    @JsonPropertyDescription("The runner pods. Example: {desired: 4, ready: 4, finished: 0}")
        Runners runners,
    @JsonPropertyDescription(
            "The latest progress of the load, while it is sent. Example: {vus: 50}")
        Progress progress,
    @JsonPropertyDescription(
            "What was seen of the service under test while load was sent. Example: {replicas: 3}")
        TargetStatus target,
    @JsonPropertyDescription(
            "The main numbers, merged over all runners; of several attempts those of the median by"
                + " p95. Example: {p95: 412ms}")
        Numbers numbers,
    @JsonPropertyDescription(
            "Every threshold with the value that was observed. Example: [{name: p95, result:"
                + " Passed, observed: 412 ms}]")
        List<ThresholdStatus> thresholds,
    @JsonPropertyDescription(
            "The change of p(95) of http_req_duration against the baseline; without it, the worst"
                + " change for the worse. Example: +64%")
        String change,
    @JsonPropertyDescription(
            "The numbers against the baseline. Example: [{metric: http_req_duration, statistic:"
                + " p(95), change: +64 %}]")
        List<ComparisonStatus> comparisons,
    @JsonPropertyDescription(
            "Whether the run counts as normal for later ones: Admitted, Accepted (by a person),"
                + " Quarantined (in doubt) or Excluded. Example: Admitted")
        Admission admission,
    @JsonPropertyDescription("How much baseline there was to compare with. Example: {runs: 3}")
        BaselineStatus baseline,
    @JsonPropertyDescription(
            "What was noticed, each with its numbers. Example: [{type: DroppedIterations, message:"
                + " 12 iterations were dropped.}]")
        List<FindingStatus> findings,
    @JsonPropertyDescription(
            "Why the run went as it did, and what to do. Example: {cause: Saturation}")
        AnalysisStatus analysis,
    @JsonPropertyDescription("The tries of this evaluation, one Job each. Example: [{number: 1}]")
        List<Attempt> attempts,
    @JsonPropertyDescription(
            "The ConfigMap with the whole record: histograms and time line. Example: checkout-x7k2p-record")
        String artifact,
    @JsonPropertyDescription(
            "Complete is True at any end; Succeeded is True when the run passed; Ready, Reconciling"
                + " and Stalled follow kstatus. Example: [{type: Complete, status: \"True\"}]")
        List<Condition> conditions) {

  /** Empty lists are left out when written: what is read again must equal what was written. */
  public LoadTestRunStatus {
    thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    comparisons = comparisons == null ? List.of() : List.copyOf(comparisons);
    findings = findings == null ? List.of() : List.copyOf(findings);
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** The same of a run whose record could not be kept. */
  public LoadTestRunStatus withoutArtifact() {
    return with(target, analysis, null);
  }

  /** The same with what is known of the service under test. */
  public LoadTestRunStatus withTarget(TargetStatus known) {
    return with(known, analysis, artifact);
  }

  /** The same with why the run went as it did. */
  public LoadTestRunStatus withAnalysis(AnalysisStatus why) {
    return with(target, why, artifact);
  }

  private LoadTestRunStatus with(
      TargetStatus otherTarget, AnalysisStatus otherAnalysis, String otherArtifact) {
    return new LoadTestRunStatus(
        observedGeneration,
        phase,
        verdict,
        classification,
        reason,
        message,
        startTime,
        completionTime,
        duration,
        runners,
        progress,
        otherTarget,
        numbers,
        thresholds,
        change,
        comparisons,
        admission,
        baseline,
        findings,
        otherAnalysis,
        attempts,
        otherArtifact,
        conditions);
  }

  /** How many runner pods. */
  public record Runners(
      @JsonPropertyDescription("Wanted. Unit: pods. Example: 4") int desired,
      @JsonPropertyDescription("Ready to start or started. Unit: pods. Example: 4") int ready,
      @JsonPropertyDescription("Ended. Unit: pods. Example: 0") int finished) {}

  /** A glance at the running load. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Progress(
      @JsonPropertyDescription(
              "When it was taken. Unit: RFC 3339 time. Example: 2026-11-21T02:01:00Z")
          String time,
      @JsonPropertyDescription("Load time so far. Unit: a Go duration. Example: 1m0s")
          String elapsed,
      @JsonPropertyDescription("Load time left. Unit: a Go duration. Example: 7m0s")
          String remaining,
      @JsonPropertyDescription("Virtual users. Unit: VUs. Example: 50") Long vus,
      @JsonPropertyDescription("Recent rate. Unit: requests/s. Example: \"153.2\"")
          String requestsPerSecond,
      @JsonPropertyDescription("Recent 95th percentile of http_req_duration. Example: 412ms")
          String p95,
      @JsonPropertyDescription("Failed requests so far. Unit: percent. Example: 0.4%")
          String errors) {}

  /** The main numbers of a run. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Numbers(
      @JsonPropertyDescription("HTTP requests. Unit: requests. Example: 73512") Long requests,
      @JsonPropertyDescription("Iterations. Unit: iterations. Example: 24504") Long iterations,
      @JsonPropertyDescription("Mean rate. Unit: requests/s. Example: \"153.2\"")
          String requestsPerSecond,
      @JsonPropertyDescription("Failed requests. Unit: percent. Example: 0.4%") String errors,
      @JsonPropertyDescription("Median of http_req_duration. Example: 102ms") String p50,
      @JsonPropertyDescription("95th percentile of http_req_duration. Example: 412ms") String p95,
      @JsonPropertyDescription("99th percentile of http_req_duration. Example: 660ms") String p99,
      @JsonPropertyDescription("Most virtual users. Unit: VUs. Example: 500") Long vusMax) {}

  /** One threshold and what was observed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ThresholdStatus(
      @JsonPropertyDescription("Its name. Example: steady-p95") String name,
      @JsonPropertyDescription("Its metric. Example: http_req_duration{stage:steady}")
          String metric,
      @JsonPropertyDescription("Its expression. Example: p(95)<500") String expression,
      @JsonPropertyDescription("Passed, Crossed, NoData or Unmergeable. Example: Passed")
          String result,
      @JsonPropertyDescription("What was observed, with its unit. Example: 412 ms")
          String observed) {}

  /** One finding. */
  public record FindingStatus(
      @JsonPropertyDescription("Its type. Example: DroppedIterations") String type,
      @JsonPropertyDescription("It, in a sentence. Example: 12 iterations were dropped.")
          String message) {}

  /** A number against its baseline. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ComparisonStatus(
      @JsonPropertyDescription("Its metric. Example: http_req_duration{stage:steady}")
          String metric,
      @JsonPropertyDescription("Its aggregation. Example: p(95)") String statistic,
      @JsonPropertyDescription("Median over the attempts, with its unit. Example: 660 ms")
          String value,
      @JsonPropertyDescription("Level of the baseline, with its unit. Example: 402 ms")
          String baseline,
      @JsonPropertyDescription("Runs of the baseline at this level. Unit: runs. Example: 12")
          Integer runs,
      @JsonPropertyDescription("Against the baseline. Unit: percent. Example: +64 %") String change,
      @JsonPropertyDescription(
              "The smallest change that could have been told from noise. Unit: percent."
                  + " Example: 6 %")
          String detectable,
      @JsonPropertyDescription("Same, Worse, Better or Unknown. Example: Worse") String level) {}

  /** One try. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Attempt(
      @JsonPropertyDescription("Counted from 1. Example: 1") int number,
      @JsonPropertyDescription("Name of the Job. Example: checkout-x7k2p-1") String job,
      @JsonPropertyDescription(
              "When the runners were asked for. Unit: RFC 3339 time. Example:"
                  + " 2026-11-21T02:00:00Z")
          String started,
      @JsonPropertyDescription(
              "When load started. Unit: RFC 3339 time. Example: 2026-11-21T02:00:04Z")
          String released,
      @JsonPropertyDescription(
              "When the last runner had ended and all was measured. Unit: RFC 3339 time. Example:"
                  + " 2026-11-21T02:08:30Z")
          String ended,
      @JsonPropertyDescription(
              "Time between the first and the last runner's start. Unit: ms. Example: 12")
          Long startSkewMs,
      @JsonPropertyDescription("HTTP requests. Unit: requests. Example: 73512") Long requests,
      @JsonPropertyDescription("95th percentile of http_req_duration. Example: 412ms") String p95,
      @JsonPropertyDescription("Failed requests. Unit: percent. Example: 0.4%") String errors,
      @JsonPropertyDescription(
              "Where the runners were, at most 20 nodes; the next attempt prefers others. Example:"
                  + " [node-a]")
          List<String> nodes) {

    public Attempt {
      nodes = nodes == null ? List.of() : List.copyOf(nodes);
    }
  }
}
