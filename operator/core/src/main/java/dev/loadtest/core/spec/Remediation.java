package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What is done about a service that is cold or has degraded, before the test is run again. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = Rules.WEBHOOK_NEEDED,
    message = Messages.WEBHOOK_NEEDED,
    fieldPath = ".webhook")
public record Remediation(
    @JsonPropertyDescription(
            "What is answered: ColdStart (slow only while it warmed up), TargetDegraded (worse than"
                + " before although the same rollout passed earlier). Regressions that came with a"
                + " new rollout never are. Default: [ColdStart, TargetDegraded]. Example:"
                + " [TargetDegraded]")
        @Size(max = 5)
        List<Cause> onFindings,
    @JsonPropertyDescription(
            "Rerun: run the test again; RolloutRestart: restart target.workloadRef as kubectl rollout"
                + " restart does, wait until it is available, run again; Webhook: call an address,"
                + " then the same. No default. Example: RolloutRestart")
        @Required
        Action action,
    @JsonPropertyDescription(
            "The address that action Webhook sends a POST request to, as a Secret: addresses of"
                + " redeploy hooks are secrets themselves. It must be on the operator's list"
                + " (webhooks.allowed in the chart). Example: {name: redeploy, key: url}")
        SecretKey webhook,
    @JsonPropertyDescription("How often a day. Unit: times in 24 hours. Default: 2. Example: 1")
        @Default("2")
        @Min(1)
        @Max(50)
        Integer maxPerDay,
    @JsonPropertyDescription(
            "How long to wait for the workload to be available again. Unit: a Go duration. Default:"
                + " 5m. Example: 10m")
        @Default("5m")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String timeout) {

  public Remediation {
    onFindings =
        onFindings == null
            ? List.of(Cause.ColdStart, Cause.TargetDegraded)
            : List.copyOf(onFindings);
    maxPerDay = maxPerDay == null ? 2 : maxPerDay;
    timeout = timeout == null ? "5m" : timeout;
  }

  /** What may be answered. */
  public enum Cause {
    ColdStart,
    TargetDegraded
  }

  /** How it is answered. */
  public enum Action {
    Rerun,
    RolloutRestart,
    Webhook
  }
}
