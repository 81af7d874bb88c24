package dev.loadtest.core.analysis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a model said, as far as it can be used: every value has its type and lies within its bounds,
 * every metric and stage is one of the test's. It is an opinion: it decides nothing.
 *
 * @param regression whether it thinks that the service became worse
 * @param reason one line of at most 1000 characters; written by a machine, so escape it where it is
 *     shown
 * @param newThresholds conditions by metric, both in canonical form: {@code p(95)<420}
 * @param remove stages that it would remove; never all of them
 * @param confidence from 0 to 1
 * @param notes what was dropped, each with why
 */
public record ModelAnswer(
    Optional<Boolean> regression,
    String reason,
    Map<String, List<String>> newThresholds,
    List<StageAdjustment> stageAdjustments,
    List<String> remove,
    OptionalDouble confidence,
    List<String> notes) {

  public ModelAnswer {
    newThresholds =
        newThresholds.entrySet().stream()
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        e -> List.copyOf(e.getValue()),
                        (a, b) -> a,
                        LinkedHashMap::new),
                    Collections::unmodifiableMap));
    stageAdjustments = List.copyOf(stageAdjustments);
    remove = List.copyOf(remove);
    notes = List.copyOf(notes);
  }

  /** Whether it would change anything. */
  public boolean proposes() {
    return !newThresholds.isEmpty() || !stageAdjustments.isEmpty() || !remove.isEmpty();
  }

  /**
   * A change of the load's shape. Without stage, or without both duration and target, it is advice:
   * shown and not applied.
   *
   * @param duration a Go duration above 0 and at most 24h
   * @param target VUs or iterations per time unit, 0 to 10,000,000
   */
  public record StageAdjustment(
      Type type,
      String reason,
      String change,
      Optional<String> stage,
      Optional<String> duration,
      OptionalInt target) {

    /** Whether it names what to change and into what. */
    public boolean applicable() {
      return stage.isPresent() && (duration.isPresent() || target.isPresent());
    }
  }

  /** What kind of change of shape. */
  public enum Type {
    /** The load grows more slowly. */
    Ramp,
    /** A spike becomes steps. */
    Steps,
    /** A steady part takes another time. */
    Soak,
    /** Anything else: advice. */
    Other;

    /** As models write it: {@code ramp}. */
    @JsonValue
    public String written() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Type> of(String written) {
      return Arrays.stream(values()).filter(t -> t.written().equals(written)).findFirst();
    }
  }
}
