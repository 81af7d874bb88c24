package dev.loadtest.core.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Stage;
import dev.loadtest.core.spec.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a number depends on besides the service: values with different keys are not compared.
 * Script, executor, load, parallelism and the target's identity, never its image. The number of one
 * stage depends on that stage and the level before it, so that other stages can change without
 * losing its history.
 */
public final class MeasurementKey {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final int DIGITS = 10;

  private MeasurementKey() {}

  /**
   * Of numbers of a stage; of the whole run without one, or where there is no such stage.
   *
   * @param target as the test names it, whatever address a run overrides it with
   */
  public static String of(LoadTestSpec spec, Optional<Target> target, Optional<String> stage) {
    String load =
        stage
            .flatMap(name -> spec.loadIfAny().flatMap(l -> within(l, name)))
            .orElseGet(() -> spec.loadIfAny().map(MeasurementKey::text).orElse(""));
    return Digests.hex(
            text(spec.script()),
            load,
            String.valueOf(spec.parallelism()),
            target.map(MeasurementKey::identity).orElse(""))
        .substring(0, DIGITS);
  }

  private static Optional<String> within(Load load, String name) {
    List<Stage> stages = load.stages();
    for (int i = 0; i < stages.size(); i++) {
      if (name.equals(stages.get(i).name())) {
        ObjectNode without = JSON.valueToTree(load);
        without.remove("stages");
        return Optional.of(
            text(without) + text(stages.get(i)) + (i == 0 ? "" : stages.get(i - 1).target()));
      }
    }
    return Optional.empty();
  }

  /** The workload, where it is named, else the address. */
  private static String identity(Target target) {
    return target.workloadRef() != null ? text(target.workloadRef()) : String.valueOf(target.url());
  }

  private static String text(Object part) {
    try {
      return JSON.writeValueAsString(part);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a spec that was read can be written", e);
    }
  }
}
