package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A number of every run that is compared with the baseline. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JudgedMetric(
    @JsonPropertyDescription(
            "k6 metric, with tags in braces to narrow it down, as in thresholds. No default."
                + " Example: http_req_duration{stage:steady}")
        @Required
        @Size(min = 1, max = 300)
        String metric,
    @JsonPropertyDescription(
            "The aggregation: avg, min, max, med, p(N), rate, count, value. No default. Example:"
                + " p(95)")
        @Required
        @Size(min = 1, max = 20)
        String statistic,
    @JsonPropertyDescription(
            "Changes below it are of no interest, however certain. Unit: percent. Default: 5."
                + " Example: 10")
        @Default("5")
        @Min(1)
        @Max(500)
        Integer smallestEffectPercent,
    @JsonPropertyDescription(
            "Which direction is good. Default: LowerIsBetter for k6's times, http_req_failed and"
                + " dropped_iterations; HigherIsBetter for k6's other counters and for checks; for"
                + " other metrics the side on which a threshold on the same number holds, else"
                + " LowerIsBetter for trends. What then has none, as a rate of the script, must"
                + " have it written. Example: HigherIsBetter")
        Direction direction) {

  public JudgedMetric {
    smallestEffectPercent = smallestEffectPercent == null ? 5 : smallestEffectPercent;
  }

  /** Which direction of a number is good. */
  public enum Direction {
    LowerIsBetter,
    HigherIsBetter
  }
}
