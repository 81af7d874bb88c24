package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** What else starts a run. */
public record Trigger(
    @JsonPropertyDescription(
            "Run after each completed rollout of target.workloadRef. Default: false. Example: true")
        @Default("false")
        Boolean onRollout) {

  public Trigger {
    onRollout = onRollout != null && onRollout;
  }
}
