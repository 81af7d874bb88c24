package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A static address that shows how quick the surroundings are. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ControlProbe(
    @JsonPropertyDescription(
            "Address that answers without work of the service under test, e.g. a static file of"
                + " another pod. No default. Example: http://static.shop.svc/health")
        @Required
        @Pattern(Formats.HTTP_URL)
        @Size(max = 2000)
        String url,
    @JsonPropertyDescription(
            "Time between two calls of all runners together, at least 100ms: with 4 runners each one"
                + " calls every fourth time. Unit: a Go duration. Default: 500ms. Example: 1s")
        @Default("500ms")
        @Pattern(Formats.DURATION)
        @Size(max = 20)
        String interval) {

  public ControlProbe {
    interval = interval == null ? "500ms" : interval;
  }
}
