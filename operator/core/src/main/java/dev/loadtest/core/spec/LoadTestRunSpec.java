package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Optional;

/** One evaluation of a LoadTest. Immutable; a caller writes only the first four fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = Rules.RUN_IMMUTABLE, message = Messages.RUN_IMMUTABLE)
public record LoadTestRunSpec(
    @JsonPropertyDescription(
            "The LoadTest of the same namespace to run. No default. Example: {name: checkout}")
        @Required
        LoadTestRef loadTestRef,
    @JsonPropertyDescription(
            "What the run is for: Normal; Calibration, which only learns what is normal, as"
                + " judgement.baseline.calibrationRuns asks for; Trial and Confirmation, which prove"
                + " what healing proposes or changed. Default: Normal. Example: Normal")
        @Default("Normal")
        Purpose purpose,
    @JsonPropertyDescription(
            "Who or what asked for the run. Example: {kind: CI, commit: 4f2a91c, pullRequest:"
                + " shop/checkout#12}")
        RunTrigger trigger,
    @JsonPropertyDescription(
            "What this run does differently from its LoadTest. Example: {targetUrl:"
                + " http://checkout-canary.shop.svc}")
        Overrides overrides,
    @JsonPropertyDescription(
            "The LoadTest's spec with the overrides applied, as it was when the run started."
                + " Written by the operator; leave it out. Example: {}")
        @PreserveUnknownFields
        LoadTestSpecSnapshot snapshot) {

  public LoadTestRunSpec {
    purpose = purpose == null ? Purpose.Normal : purpose;
    trigger = trigger == null ? RunTrigger.of(RunTrigger.Kind.Manual) : trigger;
  }

  /** The resolved spec, absent until the operator has taken the run up. */
  public Optional<LoadTestSpec> resolved() {
    return Optional.ofNullable(snapshot).map(LoadTestSpecSnapshot::spec);
  }

  /** A LoadTest of the same namespace. */
  public record LoadTestRef(
      @JsonPropertyDescription("Name of the LoadTest. No default. Example: checkout")
          @Required
          @Pattern(Formats.OBJECT_NAME)
          @Size(max = 253)
          String name) {}

  /** What a run is for; only Normal runs count as the test's own verdict. */
  public enum Purpose {
    Normal,
    /** Only learns what is normal: {@code judgement.baseline.calibrationRuns}. */
    Calibration,
    /** Proves a proposal without touching the test. */
    Trial,
    /** Proves a change of the test that healing made. */
    Confirmation
  }

  /** Who or what asked for a run. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RunTrigger(
      @JsonPropertyDescription("The kind of trigger. Default: Manual. Example: CI")
          @Default("Manual")
          Kind kind,
      @JsonPropertyDescription(
              "What exactly: the scheduled time, the request's token, the rollout. Example:"
                  + " 2026-11-21T02:00:00Z")
          @Size(max = 300)
          String reason,
      @JsonPropertyDescription("Commit under test. Example: 4f2a91c") @Size(max = 100)
          String commit,
      @JsonPropertyDescription("Pull request under test. Example: shop/checkout#12")
          @Size(max = 300)
          String pullRequest,
      @JsonPropertyDescription("Who asked. Example: jane") @Size(max = 200) String user) {

    public RunTrigger {
      kind = kind == null ? Kind.Manual : kind;
    }

    public static RunTrigger of(Kind kind) {
      return new RunTrigger(kind, null, null, null, null);
    }

    public static RunTrigger of(Kind kind, String reason) {
      return new RunTrigger(kind, reason, null, null, null);
    }

    /** Kinds of triggers. */
    public enum Kind {
      Manual,
      Change,
      Schedule,
      Request,
      Rollout,
      CI,
      Hook,
      /** A run that proves what healing changed, or proposes to change. */
      Healing,
      /** A run after the service was restarted or left to settle. */
      Remediation,
      /** A run that {@code judgement.baseline.calibrationRuns} asks for. */
      Calibration
    }
  }

  /** What one run does differently. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Overrides(
      @JsonPropertyDescription(
              "Instead of spec.target.url. Example: http://checkout-canary.shop.svc")
          @Pattern(Formats.HTTP_URL)
          @Size(max = 2000)
          String targetUrl,
      @JsonPropertyDescription(
              "More environment variables; the same name replaces the LoadTest's. Example: [{name:"
                  + " USERS, value: \"5\"}]")
          @Size(max = 100)
          List<Runner.EnvVar> env,
      @JsonPropertyDescription(
              "Instead of spec.load. Example: {executor: ConstantVUs, vus: 2, duration: 30s}")
          Load load,
      @JsonPropertyDescription(
              "Instead of the thresholds of the same name; others stay. Example: [{name: p95,"
                  + " metric: http_req_duration, expression: \"p(95)<800\"}]")
          @Size(max = 100)
          List<Threshold> thresholds) {

    public Overrides {
      env = env == null ? List.of() : List.copyOf(env);
      thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    }
  }
}
