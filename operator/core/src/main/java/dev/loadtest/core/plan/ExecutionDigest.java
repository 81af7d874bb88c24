package dev.loadtest.core.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.LoadTestSpec;
import java.util.List;
import java.util.Map;

/**
 * The fingerprint of what a run would execute. A new one starts a run; edits of schedule, history,
 * suspend, trigger, timeouts, tier, failOnThresholds, judgement, analysis, healing or remediation
 * send no load, although the next run's control probe is a new one then. Order of keys and written
 * defaults make no difference.
 */
public final class ExecutionDigest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
  static final List<String> FIELDS =
      List.of("script", "target", "load", "thresholds", "options", "parallelism", "runner");

  /** Of a threshold: says who may change it, and sends no load. */
  private static final String HEAL = "heal";

  /** What k6 does when nothing is written, as the fields of spec.load document it. */
  private static final Map<String, String> LOAD_DEFAULTS =
      Map.of(
          "startVUs", "0",
          "startRate", "0",
          "timeUnit", "1s",
          "maxDuration", "10m",
          "gracefulRampDown", "30s",
          "gracefulStop", "30s",
          "exec", "default");

  private ExecutionDigest() {}

  /** 16 hex digits. */
  public static String of(LoadTestSpec spec) {
    ObjectNode execution = MAPPER.createObjectNode();
    JsonNode all = MAPPER.valueToTree(spec);
    FIELDS.stream()
        .filter(f -> !all.path(f).isEmpty() || all.path(f).isValueNode())
        .forEach(f -> execution.set(f, all.get(f)));
    if (execution.get("load") instanceof ObjectNode load) {
      withoutDefaults(load);
    }
    execution.path("thresholds").forEach(t -> ((ObjectNode) t).remove(HEAL));
    try {
      Object sorted = MAPPER.treeToValue(execution, Object.class);
      return Digests.hex(MAPPER.writeValueAsString(sorted)).substring(0, 16);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a spec that was read can be written", e);
    }
  }

  private static void withoutDefaults(ObjectNode load) {
    LOAD_DEFAULTS.forEach(
        (field, standard) -> {
          if (load.path(field).asText().equals(standard)) {
            load.remove(field);
          }
        });
    if (load.path("maxVUs").equals(load.path("preAllocatedVUs"))) {
      load.remove("maxVUs");
    }
  }
}
