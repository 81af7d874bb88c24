package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A simple rule on one number. It gates and never permits healing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JudgementRule(
    @JsonPropertyDescription(
            "Name of the rule, its key in the list. Unique within the test. No default. Example:"
                + " two-sigma")
        @Required
        @Pattern(Formats.NAME)
        @Size(max = 63)
        String name,
    @JsonPropertyDescription(
            "k6 metric, with tags in braces to narrow it down, as in thresholds. No default."
                + " Example: http_req_duration{stage:steady}")
        @Required
        @Size(min = 1, max = 300)
        String metric,
    @JsonPropertyDescription("The aggregation, as in judgement.metrics. No default. Example: p(95)")
        @Required
        @Size(min = 1, max = 20)
        String statistic,
    @JsonPropertyDescription(
            "What fails the run: \"> 2 sd\" (so many standard deviations worse than the mean of the"
                + " last 10 runs), \"> 20 %\" (worse than that mean by so much; what is worse is said at"
                + " judgement.metrics[].direction), \"median of 3 +-"
                + " 15 %\" (the median of three tries off that mean by more), or a bound as in"
                + " thresholds, e.g. \"<400\", which must hold. No default. Example: \"> 2 sd\"")
        @Required
        @Size(min = 2, max = 60)
        String rule) {

  /**
   * What the text says.
   *
   * @throws GrammarException where it says nothing; the validator has reported it
   */
  public SimpleRule simpleRule() {
    return SimpleRule.parse(rule);
  }
}
