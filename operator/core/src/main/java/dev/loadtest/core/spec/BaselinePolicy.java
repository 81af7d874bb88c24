package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** Which runs make the baseline. */
@ValidationRule(
    value = Rules.BASELINE_WINDOW,
    message = Messages.BASELINE_WINDOW,
    fieldPath = ".window")
public record BaselinePolicy(
    @JsonPropertyDescription(
            "How many of the latest admitted runs count; more than 20 gain nothing. Not below"
                + " minRuns and calibrationRuns. Unit: runs. Default: 30. Example: 20")
        @Default("30")
        @Min(5)
        @Max(60)
        Integer window,
    @JsonPropertyDescription(
            "How many admitted runs it takes to compare at all. Unit: runs. Default: 5. Example:"
                + " 10")
        @Default("5")
        @Min(5)
        @Max(30)
        Integer minRuns,
    @JsonPropertyDescription(
            "Run so many times, one after another, when the test is created, to learn what is"
                + " normal; the baseline is provisional until then. Unit: runs. Default: 0."
                + " Example: 5")
        @Default("0")
        @Min(0)
        @Max(30)
        Integer calibrationRuns) {

  public BaselinePolicy {
    window = window == null ? 30 : window;
    minRuns = minRuns == null ? 5 : minRuns;
    calibrationRuns = calibrationRuns == null ? 0 : calibrationRuns;
  }

  public static BaselinePolicy defaults() {
    return new BaselinePolicy(null, null, null);
  }

  /** Admitted runs it takes until the baseline is no longer provisional. */
  public int needed() {
    return Math.max(minRuns, calibrationRuns);
  }
}
