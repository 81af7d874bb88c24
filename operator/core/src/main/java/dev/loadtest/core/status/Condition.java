package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Kubernetes condition (metav1.Condition): it always carries a reason and a message. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @JsonPropertyDescription("What the condition is about. Example: Succeeded")
        @Required
        @Pattern("^[A-Za-z]+$")
        @Size(max = 316)
        String type,
    @JsonPropertyDescription("True, False or Unknown. Example: \"True\"") @Required Status status,
    @JsonPropertyDescription(
            "The generation of the object that the condition was computed from. Example: 3")
        @Min(0)
        Long observedGeneration,
    @JsonPropertyDescription(
            "When the status last changed. Unit: RFC 3339 time. Example: 2026-11-21T02:05:11Z")
        @Required
        @Size(max = 40)
        String lastTransitionTime,
    @JsonPropertyDescription("Why, in one word for machines. Example: ThresholdsPassed")
        @Required
        @Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
        @Size(min = 1, max = 1024)
        String reason,
    @JsonPropertyDescription(
            "Why, in a sentence for people. Example: p(95) of http_req_duration is 412 ms.")
        @Required
        @Size(max = 32768)
        String message) {

  /** Values of a condition. */
  public enum Status {
    True,
    False,
    Unknown;

    public static Status of(boolean value) {
      return value ? True : False;
    }
  }
}
