package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One step of a ramping load: go to {@code target} within {@code duration}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stage(
    @JsonPropertyDescription(
            "Name of the stage, used in phase-scoped thresholds such as"
                + " http_req_duration{stage:steady}. Unique within the test. Default: stage-1,"
                + " stage-2, ... by position. Example: steady")
        @Pattern(Formats.NAME)
        @Size(max = 40)
        String name,
    @JsonPropertyDescription(
            "How long the stage takes to reach its target. Unit: a Go duration (ms, s, m, h, d). No"
                + " default. Example: 2m")
        @Required
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String duration,
    @JsonPropertyDescription(
            "Where the stage ends. Unit: virtual users for RampingVUs, iterations per"
                + " load.timeUnit for RampingArrivalRate; the whole test's, split over the"
                + " runners. No default. Example: 100")
        @Required
        @Min(0)
        @Max(10_000_000)
        Integer target) {}
