package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The load as one k6 scenario: an executor and that executor's own fields. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = Rules.STAGES_NEEDED,
    message = Messages.STAGES_NEEDED,
    fieldPath = ".stages")
@ValidationRule(
    value = Rules.STAGES_REFUSED,
    message = Messages.STAGES_REFUSED,
    fieldPath = ".stages")
@ValidationRule(
    value = Rules.STAGE_NAMES_UNIQUE,
    message = Messages.STAGE_NAMES_UNIQUE,
    fieldPath = ".stages")
@ValidationRule(value = Rules.VUS_NEEDED, message = Messages.VUS_NEEDED, fieldPath = ".vus")
@ValidationRule(
    value = Rules.DURATION_NEEDED,
    message = Messages.DURATION_NEEDED,
    fieldPath = ".duration")
@ValidationRule(value = Rules.RATE_NEEDED, message = Messages.RATE_NEEDED, fieldPath = ".rate")
@ValidationRule(
    value = Rules.ITERATIONS_NEEDED,
    message = Messages.ITERATIONS_NEEDED,
    fieldPath = ".iterations")
@ValidationRule(
    value = Rules.PRE_ALLOCATED_NEEDED,
    message = Messages.PRE_ALLOCATED_NEEDED,
    fieldPath = ".preAllocatedVUs")
@ValidationRule(
    value = Rules.MAX_VUS_ORDER,
    message = Messages.MAX_VUS_ORDER,
    fieldPath = ".maxVUs")
@ValidationRule(value = Rules.ARRIVAL_FIELDS, message = Messages.ARRIVAL_FIELDS)
@ValidationRule(value = Rules.VU_FIELDS, message = Messages.VU_FIELDS)
@ValidationRule(value = Rules.CONSTANT_FIELDS, message = Messages.CONSTANT_FIELDS)
public record Load(
    @JsonPropertyDescription(
            "k6's executor. RampingVUs and RampingArrivalRate take stages; ConstantVUs takes vus and"
                + " duration; ConstantArrivalRate takes rate and duration; SharedIterations and"
                + " PerVUIterations take vus and iterations. No default. Example: RampingVUs")
        @Required
        Executor executor,
    @JsonPropertyDescription(
            "Steps of a ramping executor, in order. Example: [{name: ramp, duration: 2m, target:"
                + " 100}, {name: steady, duration: 5m, target: 100}]")
        @Size(max = 100)
        List<Stage> stages,
    @JsonPropertyDescription(
            "Virtual users at the start of RampingVUs. Unit: VUs of the whole test. Default: 0."
                + " Example: 10")
        @Min(0)
        @Max(10_000_000)
        Integer startVUs,
    @JsonPropertyDescription(
            "Rate at the start of RampingArrivalRate. Unit: iterations per timeUnit. Default: 0."
                + " Example: 50")
        @Min(0)
        @Max(10_000_000)
        Integer startRate,
    @JsonPropertyDescription(
            "Rate of ConstantArrivalRate. Unit: iterations per timeUnit. No default. Example: 200")
        @Min(1)
        @Max(10_000_000)
        Integer rate,
    @JsonPropertyDescription(
            "The time that rates count in. Unit: a Go duration. Default: 1s. Example: 1m")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String timeUnit,
    @JsonPropertyDescription(
            "Virtual users of ConstantVUs, SharedIterations and PerVUIterations. Unit: VUs of the"
                + " whole test. No default. Example: 50")
        @Min(1)
        @Max(10_000_000)
        Integer vus,
    @JsonPropertyDescription(
            "How long ConstantVUs and ConstantArrivalRate run. Unit: a Go duration. No default."
                + " Example: 10m")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String duration,
    @JsonPropertyDescription(
            "Iterations of SharedIterations (in total) and PerVUIterations (of each VU). Unit:"
                + " iterations. No default. Example: 1000")
        @Min(1)
        @Max(1_000_000_000)
        Long iterations,
    @JsonPropertyDescription(
            "Longest time for SharedIterations and PerVUIterations. Unit: a Go duration. Default:"
                + " 10m. Example: 30m")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String maxDuration,
    @JsonPropertyDescription(
            "Virtual users made before an arrival-rate executor starts. Unit: VUs of the whole"
                + " test. No default. Example: 100")
        @Min(1)
        @Max(10_000_000)
        Integer preAllocatedVUs,
    @JsonPropertyDescription(
            "Most virtual users an arrival-rate executor may use when the target slows down. Unit:"
                + " VUs of the whole test. Default: preAllocatedVUs. Example: 400")
        @Min(1)
        @Max(10_000_000)
        Integer maxVUs,
    @JsonPropertyDescription(
            "Time that VUs of RampingVUs get to finish an iteration when the load goes down. Unit: a"
                + " Go duration. Default: 30s. Example: 10s")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String gracefulRampDown,
    @JsonPropertyDescription(
            "Time that running iterations get to finish at the end. Unit: a Go duration. Default:"
                + " 30s. Example: 5s")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String gracefulStop,
    @JsonPropertyDescription(
            "The exported function of the script that each iteration calls. Default: default."
                + " Example: checkout")
        @Pattern("^[A-Za-z_$][A-Za-z0-9_$]*$")
        @Size(max = 100)
        String exec) {

  public Load {
    stages = stages == null ? List.of() : Names.filled(stages);
  }
}
