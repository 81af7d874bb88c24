package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A LoadTestSpec kept inside a run. The API server stores it as it is (it was checked when the
 * LoadTest was written), which keeps the run's CRD small.
 */
public record LoadTestSpecSnapshot(@JsonValue LoadTestSpec spec) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LoadTestSpecSnapshot {}
}
