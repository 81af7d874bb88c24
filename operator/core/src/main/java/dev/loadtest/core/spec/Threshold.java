package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One condition that the merged measurements must meet. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Rules.DELAY_NEEDS_ABORT,
    message = Messages.DELAY_NEEDS_ABORT,
    fieldPath = ".delayAbortEval")
public record Threshold(
    @JsonPropertyDescription(
            "Name of the threshold, its key in the list and in the status. Unique within the test."
                + " No default. Example: steady-p95")
        @Required
        @Pattern(Formats.NAME)
        @Size(max = 63)
        String name,
    @JsonPropertyDescription(
            "k6 metric, with tags in braces to narrow it down; stage is a tag that the operator"
                + " adds for load.stages. No default. Example:"
                + " http_req_duration{stage:steady}")
        @Required
        @Size(min = 1, max = 300)
        String metric,
    @JsonPropertyDescription(
            "Condition in k6's threshold grammar: an aggregation (avg, min, max, med, p(N), rate,"
                + " count, value), an operator and a number. Unit: the metric's (times in"
                + " ms, rates 0 to 1). No default. Example: p(95)<500")
        @Required
        @Size(min = 1, max = 100)
        String expression,
    @JsonPropertyDescription(
            "Stop the load on all runners as soon as the merged measurements cross this threshold."
                + " Default: false. Example: true")
        @Default("false")
        Boolean abortOnFail,
    @JsonPropertyDescription(
            "How long to measure before abortOnFail may stop the load. Unit: a Go duration."
                + " Default: 0s. Example: 10s")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String delayAbortEval,
    @JsonPropertyDescription(
            "Whether healing may change this threshold. Never; Allowed; Auto: as healing.allow says,"
                + " but never for error rates and checks. Default: Auto. Example: Never")
        Heal heal) {

  public Threshold {
    abortOnFail = abortOnFail != null && abortOnFail;
  }

  /** One that healing may change where the policy allows it. */
  public Threshold(
      String name, String metric, String expression, Boolean abortOnFail, String delayAbortEval) {
    this(name, metric, expression, abortOnFail, delayAbortEval, null);
  }

  /** Whether healing may change a threshold. */
  public enum Heal {
    Auto,
    Never,
    Allowed
  }

  /** The same with another condition. */
  public Threshold expecting(String other) {
    return new Threshold(name, metric, other, abortOnFail, delayAbortEval, heal);
  }
}
