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

/** A change that is known and wanted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = Rules.CHANGE_NOT_ZERO,
    message = Messages.CHANGE_NOT_ZERO,
    fieldPath = ".changePercent")
public record ExpectedChange(
    @JsonPropertyDescription(
            "k6 metric, as in thresholds; without a stage it covers all stages. No default. Example:"
                + " http_req_duration")
        @Required
        @Size(min = 1, max = 300)
        String metric,
    @JsonPropertyDescription(
            "The aggregation it is about. Default: all of the metric. Example: p(95)")
        @Size(min = 1, max = 20)
        String statistic,
    @JsonPropertyDescription(
            "The size, not 0; negative for a smaller number. Unit: percent of the baseline. No default."
                + " Example: 15")
        @Required
        @Min(-99)
        @Max(10000)
        Integer changePercent,
    @JsonPropertyDescription(
            "How much larger than declared it may be. Unit: percentage points. Default: 5."
                + " Example: 10")
        @Default("5")
        @Min(0)
        @Max(1000)
        Integer tolerancePercent,
    @JsonPropertyDescription(
            "Why; shown with every verdict that rests on it. No default. Example: autoscaling"
                + " upgraded")
        @Required
        @Size(min = 1, max = 300)
        String reason,
    @JsonPropertyDescription(
            "The last day on which it counts. Unit: a date (UTC). Default: no end. Example:"
                + " \"2026-12-01\"")
        @Pattern(Formats.DATE)
        @Size(max = 10)
        String until) {

  public ExpectedChange {
    tolerancePercent = tolerancePercent == null ? 5 : tolerancePercent;
  }
}
