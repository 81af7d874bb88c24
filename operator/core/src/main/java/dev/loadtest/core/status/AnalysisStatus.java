package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.loadtest.core.analysis.Cause;
import dev.loadtest.core.analysis.Confidence;
import dev.loadtest.core.analysis.Diagnosis;
import java.util.Optional;

/** Why a run went as it did, and what to do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnalysisStatus(
    @JsonPropertyDescription(
            "What happened. Example: p95 is 660 ms, 64 % above the baseline of 402 ms (n=10).")
        String what,
    @JsonPropertyDescription("The likely cause, for machines. Example: Saturation") Cause cause,
    @JsonPropertyDescription(
            "What speaks for that cause. Example: CPU of the target was up to 98 % of its limit.")
        String why,
    @JsonPropertyDescription(
            "What to do next; absent when there is nothing to do. Example: Raise the CPU limit of"
                + " checkout or add replicas, and run again.")
        String nextStep,
    @JsonPropertyDescription("How sure the rules are: Low, Medium or High. Example: High")
        Confidence confidence,
    @JsonPropertyDescription("Whether a person must act. Example: true") boolean actionRequired,
    @JsonPropertyDescription(
            "What a model said, where one was asked. It changed no verdict. Example: {provider:"
                + " Anthropic, state: Answered}")
        ModelStatus model) {

  /** By rules alone. */
  public static AnalysisStatus of(Diagnosis diagnosis) {
    return new AnalysisStatus(
        diagnosis.what(),
        diagnosis.cause(),
        diagnosis.why(),
        diagnosis.nextStep().isEmpty() ? null : diagnosis.nextStep(),
        diagnosis.confidence(),
        diagnosis.actionRequired(),
        null);
  }

  /** What a person must do, with what happened; empty when nothing is to be done. */
  public Optional<String> action() {
    return actionRequired
        ? Optional.of(nextStep == null ? what : what + " " + nextStep)
        : Optional.empty();
  }

  public AnalysisStatus with(ModelStatus asked) {
    return new AnalysisStatus(what, cause, why, nextStep, confidence, actionRequired, asked);
  }

  /** What a model said. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ModelStatus(
      @JsonPropertyDescription("Whose protocol was spoken. Example: Anthropic") String provider,
      @JsonPropertyDescription("Name of the model. Example: claude-sonnet-4-5") String model,
      @JsonPropertyDescription(
              "Answered, or why not: Unauthorized, RateLimited, Timeout, Unreachable, ServerError,"
                  + " Unreadable, BudgetExhausted, AddressNotAllowed, TooLarge. Example: Answered")
          String state,
      @JsonPropertyDescription(
              "The model's own words, or what went wrong, in a sentence. Example: The connection pool"
                  + " of checkout is likely to be exhausted.")
          String text,
      @JsonPropertyDescription(
              "Whether the model sees a regression; the verdict does not depend on it. Example:"
                  + " true")
          Boolean regression,
      @JsonPropertyDescription(
              "Set when the model and the statistics disagree. Example: the model sees no regression,"
                  + " the statistics do")
          String disagreement,
      @JsonPropertyDescription("Tokens sent and received. Unit: tokens. Example: 1830")
          Long tokens) {}
}
