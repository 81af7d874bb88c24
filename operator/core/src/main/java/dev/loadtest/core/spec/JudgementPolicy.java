package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** How a run is judged beyond its thresholds: against the runs before it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = Rules.JUDGED_ONCE, message = Messages.JUDGED_ONCE, fieldPath = ".metrics")
public record JudgementPolicy(
    @JsonPropertyDescription(
            "The runs that a run is compared with. Example: {window: 20, minRuns: 5}")
        BaselinePolicy baseline,
    @JsonPropertyDescription(
            "How often a run in doubt is repeated before its verdict; the verdict is on the median"
                + " of all tries. 0 judges the first try. Unit: tries. Default: 2; 0 for tier"
                + " Soak. Example: 1")
        @Min(0)
        @Max(4)
        Integer reruns,
    @JsonPropertyDescription(
            "Pause before a repetition. Unit: a Go duration. Default: 5s. Example: 1m")
        @Default("5s")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String rerunDelay,
    @JsonPropertyDescription(
            "How many tries every run has, in doubt or not; 3 judges the median of three. Tries of"
                + " reruns come on top. Unit: tries. Default: 1. Example: 3")
        @Default("1")
        @Min(1)
        @Max(5)
        Integer repeat,
    @JsonPropertyDescription(
            "The metrics that are compared with the baseline. Default: p(95) and p(99) of"
                + " http_req_duration, the rate of http_req_failed, the rate of http_reqs; what"
                + " thresholds ask for is always compared, too. Example: [{metric:"
                + " \"http_req_duration{stage:steady}\", statistic: p(95)}]")
        @Size(max = 20)
        List<JudgedMetric> metrics,
    @JsonPropertyDescription(
            "Changes that are known and wanted; they are no regression up to their size. Example:"
                + " [{metric: http_req_duration, changePercent: 15, reason: encryption}]")
        @Size(max = 20)
        List<ExpectedChange> expectedChanges,
    @JsonPropertyDescription(
            "Simple rules that fail a run besides the statistical judgement. They never permit"
                + " healing. Example: [{name: drift, metric: http_req_duration, statistic: p(95),"
                + " rule: \"> 20 %\"}]")
        @Size(max = 20)
        List<JudgementRule> rules,
    @JsonPropertyDescription(
            "A static address that the runners call at a low rate while they send load: where it"
                + " becomes slower too, the surroundings did and not the service. Example: {url:"
                + " http://static.shop.svc/health}")
        ControlProbe controlProbe,
    @JsonPropertyDescription(
            "Queries to the Prometheus that the operator is configured with, asked for the time of"
                + " the load. Example: [{name: gpu, query: avg(DCGM_FI_DEV_GPU_UTIL)}]")
        @Size(max = 10)
        List<EvidenceQuery> evidence) {

  public JudgementPolicy {
    baseline = baseline == null ? BaselinePolicy.defaults() : baseline;
    rerunDelay = rerunDelay == null ? "5s" : rerunDelay;
    repeat = repeat == null ? 1 : repeat;
    metrics = metrics == null ? List.of() : List.copyOf(metrics);
    expectedChanges = expectedChanges == null ? List.of() : List.copyOf(expectedChanges);
    rules = rules == null ? List.of() : List.copyOf(rules);
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
  }

  public static JudgementPolicy defaults() {
    return new JudgementPolicy(null, null, null, null, null, null, null, null, null);
  }

  /** Tries after the first one when a run is in doubt. */
  public int reruns(Tier tier) {
    return reruns != null ? reruns : tier == Tier.Soak ? 0 : 2;
  }
}
