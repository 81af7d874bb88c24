package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A key of a Secret in the namespace of the test. Its value is never shown. */
public record SecretKey(
    @JsonPropertyDescription(
            "Name of the Secret, in the test's own namespace. No default. Example: forge-token")
        @Required
        @Pattern(Formats.OBJECT_NAME)
        @Size(max = 253)
        String name,
    @JsonPropertyDescription("Key in the Secret. Default: token. Example: api-key")
        @Default("token")
        @Size(min = 1, max = 253)
        String key) {

  public SecretKey {
    key = key == null ? "token" : key;
  }
}
