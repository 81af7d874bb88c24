package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** How long the phases around the load may take; the load's own time is known from its plan. */
public record Timeouts(
    @JsonPropertyDescription(
            "From the start of the run until all runners are ready: scheduling, image pull, start."
                + " Unit: a Go duration. Default: 5m. Example: 10m")
        @Default("5m")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String start,
    @JsonPropertyDescription(
            "From the end of the load until all results are read. Unit: a Go duration. Default: 2m."
                + " Example: 5m")
        @Default("2m")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String collect,
    @JsonPropertyDescription(
            "Longest time of the load for scripts with scenarios of their own, whose length only k6"
                + " knows; a longer plan is refused before load is sent. Unit: a Go"
                + " duration. Default: 24h. Example: 2h")
        @Default("24h")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String run) {

  public Timeouts {
    start = start == null ? "5m" : start;
    collect = collect == null ? "2m" : collect;
    run = run == null ? "24h" : run;
  }

  public static Timeouts defaults() {
    return new Timeouts(null, null, null);
  }
}
