package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Whether and how far the test may be repaired when it, and not the service, is at fault. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = Rules.PULL_REQUEST_NEEDED,
    message = Messages.PULL_REQUEST_NEEDED,
    fieldPath = ".pullRequest")
public record HealingPolicy(
    @JsonPropertyDescription(
            "Off (in quotes: YAML reads it as false); Suggest: a proposal, proven by a trial run, that a person approves; Apply: the spec"
                + " is changed and put back if the test does not pass then; PullRequest: a proven"
                + " proposal becomes a pull request. Tests that Argo CD, Flux or Helm own are never"
                + " changed: there Apply behaves as Suggest. Default: Off. Example: Suggest")
        @Default("Off")
        Mode mode,
    @JsonPropertyDescription(
            "What may be changed: Thresholds, Stages (longer ramps, steps instead of a spike),"
                + " StageRemoval, RunnerResources (memory, CPU and number of runners), Options."
                + " Default: [Thresholds, Stages, RunnerResources]. Example: [Thresholds]")
        @Size(max = 10)
        List<Scope> allow,
    @JsonPropertyDescription(
            "How far thresholds may be loosened in all, against what a person last wrote. Unit:"
                + " percent. Default: 20. Example: 10")
        @Default("20")
        @Min(0)
        @Max(200)
        Integer maxRelaxPercent,
    @JsonPropertyDescription(
            "How sure the judge must be before something is changed. Unit: percent. Default: 70."
                + " Example: 90")
        @Default("70")
        @Min(0)
        @Max(100)
        Integer minConfidencePercent,
    @JsonPropertyDescription(
            "How many heals may be tried until the test passes or a person changes it. Unit: heals."
                + " Default: 2. Example: 1")
        @Default("2")
        @Min(1)
        @Max(10)
        Integer maxAttempts,
    @JsonPropertyDescription(
            "How many runs in a row must pass before a change is kept. Unit: runs. Default: 1."
                + " Example: 3")
        @Default("1")
        @Min(1)
        @Max(10)
        Integer confirmRuns,
    @JsonPropertyDescription(
            "How long nothing is healed after a heal. Unit: a Go duration. Default: 24h. Example:"
                + " 1h")
        @Default("24h")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String cooldown,
    @JsonPropertyDescription(
            "Where the test is kept in Git; needed for mode PullRequest. Example: {provider: GitHub,"
                + " repository: shop/loadtests, path: checkout.yaml, secretRef: {name: forge}}")
        PullRequestPolicy pullRequest) {

  private static final List<Scope> USUAL =
      List.of(Scope.Thresholds, Scope.Stages, Scope.RunnerResources);

  public HealingPolicy {
    mode = mode == null ? Mode.Off : mode;
    allow = allow == null ? USUAL : List.copyOf(allow);
    maxRelaxPercent = maxRelaxPercent == null ? 20 : maxRelaxPercent;
    minConfidencePercent = minConfidencePercent == null ? 70 : minConfidencePercent;
    maxAttempts = maxAttempts == null ? 2 : maxAttempts;
    confirmRuns = confirmRuns == null ? 1 : confirmRuns;
    cooldown = cooldown == null ? "24h" : cooldown;
  }

  public static HealingPolicy off() {
    return new HealingPolicy(null, null, null, null, null, null, null, null);
  }

  /** What happens with a proposal. */
  public enum Mode {
    Off,
    Suggest,
    Apply,
    PullRequest
  }

  /** What may be changed. */
  public enum Scope {
    Thresholds,
    Stages,
    StageRemoval,
    RunnerResources,
    Options
  }
}
