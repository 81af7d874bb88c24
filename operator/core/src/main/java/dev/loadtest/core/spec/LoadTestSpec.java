package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Optional;

/** What to run and what good means: the spec of a LoadTest. Absent parts are null in JSON terms. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = Rules.ROLLOUT_NEEDS_WORKLOAD,
    message = Messages.ROLLOUT_NEEDS_WORKLOAD,
    fieldPath = ".trigger.onRollout")
@ValidationRule(
    value = Rules.PARALLELISM_VUS,
    message = Messages.PARALLELISM_VUS,
    fieldPath = ".parallelism")
@ValidationRule(
    value = Rules.RESTART_NEEDS_WORKLOAD,
    message = Messages.RESTART_NEEDS_WORKLOAD,
    fieldPath = ".remediation.action")
public record LoadTestSpec(
    @JsonPropertyDescription(
            "What the test is for: Smoke, Load, Stress or Soak. Shown in lists and reports. Default:"
                + " Load. Example: Soak")
        @Default("Load")
        Tier tier,
    @JsonPropertyDescription(
            "Where the k6 script comes from: exactly one of inline, configMap, secret, volumeClaim,"
                + " localFile. Example: {configMap: {name: checkout-k6, file: test.js}}")
        @Required
        ScriptSource script,
    @JsonPropertyDescription("The service under test. Example: {url: http://checkout.shop.svc}")
        Target target,
    @JsonPropertyDescription(
            "The load, as one of k6's executors with its fields. Absent: the script's own scenarios"
                + " are used as they are. Example: {executor: ConstantVUs, vus: 10,"
                + " duration: 1m}")
        Load load,
    @JsonPropertyDescription(
            "What good means: conditions on the measurements merged over all runners. Thresholds in"
                + " the script are judged too. Example: [{name: p95, metric:"
                + " http_req_duration, expression: \"p(95)<500\"}]")
        @Size(max = 100)
        List<Threshold> thresholds,
    @JsonPropertyDescription(
            "Whether a crossed threshold fails the run; false makes the thresholds advisory."
                + " Default: true. Example: false")
        @Default("true")
        Boolean failOnThresholds,
    @JsonPropertyDescription(
            "Other k6 options, verbatim, over those of the script. Example: {discardResponseBodies:"
                + " true, userAgent: load}")
        @PreserveUnknownFields
        JsonNode options,
    @JsonPropertyDescription(
            "Number of runner pods; k6 splits the load between them. Unit: pods. Default: 1."
                + " Example: 4")
        @Default("1")
        @Min(1)
        @Max(1000)
        Integer parallelism,
    @JsonPropertyDescription(
            "How the runner pods look. Example: {env: [{name: USERS, value: \"5\"}]}")
        Runner runner,
    @JsonPropertyDescription("How long the phases of a run may take. Example: {start: 10m}")
        Timeouts timeouts,
    @JsonPropertyDescription(
            "When the test runs by itself. Example: {cron: \"0 2 * * *\", timeZone: Europe/Berlin}")
        Schedule schedule,
    @JsonPropertyDescription("What else starts a run. Example: {onRollout: true}") Trigger trigger,
    @JsonPropertyDescription("Start no new runs; running ones go on. Default: false. Example: true")
        @Default("false")
        Boolean suspend,
    @JsonPropertyDescription(
            "How many finished runs are kept. Example: {successful: 10, failed: 10}")
        History history,
    @JsonPropertyDescription(
            "How a run is judged against the runs before it. Example: {reruns: 1, baseline:"
                + " {minRuns: 10}}")
        JudgementPolicy judgement,
    @JsonPropertyDescription(
            "Who says why a run went as it did. Example: {context: autoscaling was upgraded last"
                + " week}")
        AnalysisPolicy analysis,
    @JsonPropertyDescription(
            "Whether and how far the test may be repaired when it, and not the service, is at"
                + " fault. Example: {mode: Apply, maxRelaxPercent: 20}")
        HealingPolicy healing,
    @JsonPropertyDescription(
            "What is done about a service that is cold or has degraded, before the test is run"
                + " again. Default: nothing. Example: {action: RolloutRestart}")
        Remediation remediation) {

  public LoadTestSpec {
    tier = tier == null ? Tier.Load : tier;
    thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    failOnThresholds = failOnThresholds == null || failOnThresholds;
    parallelism = parallelism == null ? 1 : parallelism;
    runner = runner == null ? Runner.defaults() : runner;
    timeouts = timeouts == null ? Timeouts.defaults() : timeouts;
    trigger = trigger == null ? new Trigger(null) : trigger;
    suspend = suspend != null && suspend;
    history = history == null ? History.defaults() : history;
    judgement = judgement == null ? JudgementPolicy.defaults() : judgement;
    analysis = analysis == null ? AnalysisPolicy.defaults() : analysis;
    healing = healing == null ? HealingPolicy.off() : healing;
  }

  /** Of a test that could not be looked at: nothing is known of it. */
  public static LoadTestSpec unknown() {
    return new LoadTestSpec(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null);
  }

  /** The same test, executed in another way. */
  public LoadTestSpec executing(
      Target otherTarget,
      Load otherLoad,
      List<Threshold> otherThresholds,
      int runners,
      Runner otherRunner) {
    return new LoadTestSpec(
        tier,
        script,
        otherTarget,
        otherLoad,
        otherThresholds,
        failOnThresholds,
        options,
        runners,
        otherRunner,
        timeouts,
        schedule,
        trigger,
        suspend,
        history,
        judgement,
        analysis,
        healing,
        remediation);
  }

  /** The load, absent when the script's own scenarios are used. */
  public Optional<Load> loadIfAny() {
    return Optional.ofNullable(load);
  }

  /** The address under test, absent when the script knows it by itself. */
  public Optional<String> targetUrl() {
    return Optional.ofNullable(target).map(Target::url);
  }
}
