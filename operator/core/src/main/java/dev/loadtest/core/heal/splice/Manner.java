package dev.loadtest.core.heal.splice;

import dev.loadtest.core.heal.splice.Written.Mapping;
import dev.loadtest.core.heal.splice.Written.Scalar;
import dev.loadtest.core.heal.splice.Written.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * How the author of an object writes, so that what is added looks like the rest.
 *
 * @param step spaces by which a map is further in than its key
 * @param dash spaces by which a dash is further in than the key of its list
 * @param flowItems maps in lists stand in braces
 * @param padded braces have a space inside
 * @param json keys and texts stand in double quotes, everything else in flow style
 * @param quotes for texts that need some
 */
record Manner(
    int step, int dash, boolean flowItems, boolean padded, boolean json, ScalarStyle quotes) {
  private static final ScalarStyle DOUBLE = ScalarStyle.DOUBLE_QUOTED;

  static Manner of(SourceText source, Written object) {
    return new Manner(
        steps(source, object, false).findFirst().orElse(2),
        steps(source, object, true).findFirst().orElse(0),
        object
            .all()
            .flatMap(w -> w instanceof Sequence list ? list.items().stream() : Stream.empty())
            .flatMap(item -> item instanceof Mapping map ? Stream.of(map.flow()) : Stream.empty())
            .findFirst()
            .orElse(false),
        object.all().flatMap(w -> padding(source, w)).findFirst().orElse(false),
        isJson(object),
        quotes(object));
  }

  private static Stream<Integer> steps(SourceText source, Written object, boolean lists) {
    return object
        .all()
        .flatMap(w -> w instanceof Mapping map && !map.flow() ? map.entries().stream() : null)
        .filter(e -> isBlock(e.value(), lists))
        .map(e -> source.column(first(source, e.value())) - source.column(e.start()))
        .filter(step -> step >= 0);
  }

  private static boolean isBlock(Written value, boolean list) {
    return switch (value) {
      case Sequence sequence -> list && !sequence.flow();
      case Mapping map -> !list && !map.flow();
      case Written.Leaf leaf -> false;
    };
  }

  private static int first(SourceText source, Written block) {
    return switch (block) {
      case Mapping map -> map.entries().getFirst().start();
      case Sequence list -> BlockStyle.dashes(source, list).getFirst();
      case Written.Leaf leaf -> block.start();
    };
  }

  private static Stream<Boolean> padding(SourceText source, Written written) {
    return written instanceof Mapping map && map.flow() && !map.entries().isEmpty()
        ? Stream.of(source.has(map.head().body() + 1, ' '))
        : Stream.empty();
  }

  private static boolean isJson(Written object) {
    return object instanceof Mapping map
        && map.flow()
        && map.entries().stream().allMatch(e -> style(e.key()) == DOUBLE);
  }

  private static ScalarStyle quotes(Written object) {
    List<ScalarStyle> styles =
        object.all().flatMap(w -> w instanceof Scalar s ? Stream.of(s.style()) : null).toList();
    long single = styles.stream().filter(s -> s == ScalarStyle.SINGLE_QUOTED).count();
    long twice = styles.stream().filter(s -> s == DOUBLE).count();
    return single > twice ? ScalarStyle.SINGLE_QUOTED : DOUBLE;
  }

  /** How a map writes the value of a key; plain when it does not have it. */
  static ScalarStyle valueStyle(Optional<Mapping> map, String key) {
    return map.stream()
        .flatMap(m -> m.entries().stream())
        .filter(e -> e.key() instanceof Scalar s && s.value().equals(key))
        .map(e -> style(e.value()))
        .findFirst()
        .orElse(ScalarStyle.PLAIN);
  }

  private static ScalarStyle style(Written written) {
    return written instanceof Scalar scalar ? scalar.style() : ScalarStyle.PLAIN;
  }
}
