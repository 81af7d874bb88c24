package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A LoadTestSpec kept inside a run. The API server stores it as it is (it was checked when the
 * LoadTest was written), which keeps the run's CRD small. Somebody else may have written it: one
 * that cannot be read must spoil its own run only, and not the list of all runs.
 *
 * @param spec the spec, null when it cannot be read
 * @param written what cannot be read, else null; it is written again as it was
 * @param problem why it cannot be read, else null
 */
public record LoadTestSpecSnapshot(LoadTestSpec spec, JsonNode written, String problem) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public LoadTestSpecSnapshot(LoadTestSpec spec) {
    this(spec, null, null);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static LoadTestSpecSnapshot read(JsonNode written) {
    try {
      return new LoadTestSpecSnapshot(MAPPER.treeToValue(written, LoadTestSpec.class));
    } catch (JsonProcessingException e) {
      return new LoadTestSpecSnapshot(null, written, e.getOriginalMessage());
    }
  }

  @JsonValue
  Object json() {
    return spec == null ? written : spec;
  }
}
