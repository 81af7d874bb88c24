package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A question to Prometheus about the time of the load. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceQuery(
    @JsonPropertyDescription(
            "Name of the answer, its key in the list. Unique within the test. No default. Example:"
                + " gpu-utilisation")
        @Required
        @Pattern(Formats.NAME)
        @Size(max = 63)
        String name,
    @JsonPropertyDescription(
            "PromQL that gives one number per moment; with more series the first is taken. No"
                + " default. Example: avg(DCGM_FI_DEV_GPU_UTIL)")
        @Required
        @Size(min = 1, max = 2000)
        String query,
    @JsonPropertyDescription("The unit of the answer, shown with it. No default. Example: \"%\"")
        @Size(max = 20)
        String unit,
    @JsonPropertyDescription(
            "Answers beyond this bound are a finding; a comparison as in thresholds. Default: none."
                + " Example: \">90\"")
        @Pattern("^(<|<=|>|>=)[0-9]+(\\.[0-9]+)?$")
        @Size(max = 40)
        String notable) {

  /** Whether an answer is beyond {@link #notable()}. */
  public boolean notable(double answer) {
    if (notable == null) {
      return false;
    }
    double bound = Double.parseDouble(notable.replaceFirst("^[<>]=?", ""));
    boolean equal = notable.startsWith("=", 1) && answer == bound;
    return equal || (lowIsNotable() ? answer < bound : answer > bound);
  }

  /** Whether low answers are the notable ones, and not high ones. */
  public boolean lowIsNotable() {
    return notable != null && notable.startsWith("<");
  }
}
