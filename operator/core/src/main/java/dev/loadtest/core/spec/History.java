package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How many finished runs are kept; the ledger keeps their main numbers longer. */
public record History(
    @JsonPropertyDescription("Kept runs that passed. Unit: runs. Default: 30. Example: 10")
        @Default("30")
        @Min(0)
        @Max(200)
        Integer successful,
    @JsonPropertyDescription("Kept runs that did not pass. Unit: runs. Default: 10. Example: 20")
        @Default("10")
        @Min(0)
        @Max(200)
        Integer failed) {

  public History {
    successful = successful == null ? 30 : successful;
    failed = failed == null ? 10 : failed;
  }

  public static History defaults() {
    return new History(null, null);
  }
}
