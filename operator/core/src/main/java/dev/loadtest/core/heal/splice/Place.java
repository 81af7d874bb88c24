package dev.loadtest.core.heal.splice;

import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.Pointer;
import dev.loadtest.core.heal.splice.Written.Mapping;
import dev.loadtest.core.heal.splice.Written.Scalar;
import dev.loadtest.core.heal.splice.Written.Sequence;
import dev.loadtest.core.spec.yaml.YamlScalars;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Where something stands or is missing.
 *
 * @param above the place of the parent; empty for the object itself
 * @param index among the parent's entries or items; empty when it is not there
 * @param itself empty when it is not there
 */
record Place(Pointer at, Optional<Place> above, OptionalInt index, Optional<Written> itself) {

  static Place root(Written object) {
    return new Place(
        new Pointer(List.of()), Optional.empty(), OptionalInt.empty(), Optional.of(object));
  }

  /** The place of a pointer below this one. Only the last token may name what is not there. */
  Place below(Pointer pointer) {
    Place place = this;
    for (String token : pointer.tokens()) {
      place = place.child(token);
    }
    return place;
  }

  private Place child(String token) {
    Pointer below = at.child(token);
    OptionalInt found =
        switch (there()) {
          case Mapping map -> entry(map, token, below);
          case Sequence list -> item(list, token);
          case Scalar scalar -> throw new EditRefused(at.field() + ": has no fields");
          case Written.Alias alias -> throw throughAlias(at, alias);
        };
    Optional<Written> child =
        found.isEmpty() ? Optional.empty() : Optional.of(written(found.getAsInt()));
    return new Place(below, Optional.of(this), found, child);
  }

  /** What stands here. */
  Written there() {
    return itself.orElseThrow(() -> new EditRefused(at.field() + ": there is no such field"));
  }

  Written parent() {
    return above.orElseThrow().there();
  }

  private Written written(int child) {
    return switch (there()) {
      case Mapping map -> map.entries().get(child).value();
      case Sequence list -> list.items().get(child);
      case Written.Leaf leaf -> throw new IllegalStateException(at.field());
    };
  }

  private static OptionalInt entry(Mapping map, String key, Pointer at) {
    List<Written.Entry> entries = map.entries();
    OptionalInt found =
        IntStream.range(0, entries.size())
            .filter(i -> key(entries.get(i).key()).equals(Optional.of(key)))
            .findFirst();
    if (found.isEmpty() && entries.stream().anyMatch(e -> isMerge(e.key()))) {
      throw new EditRefused(
          at.field() + ": the map around it takes fields from elsewhere (<<): edit it by hand");
    }
    return found;
  }

  private static OptionalInt item(Sequence list, String token) {
    int size = list.items().size();
    int index = token.equals("-") ? size : Integer.parseInt(token);
    return index < size ? OptionalInt.of(index) : OptionalInt.empty();
  }

  private static boolean isMerge(Written key) {
    return key instanceof Scalar scalar
        && scalar.style() == ScalarStyle.PLAIN
        && scalar.value().equals("<<");
  }

  /** The name of a key as Kubernetes reads it: {@code 1} is {@code "1"}. */
  private static Optional<String> key(Written key) {
    if (!(key instanceof Scalar scalar)) {
      return Optional.empty();
    }
    boolean typed = scalar.style() == ScalarStyle.PLAIN && !scalar.head().tagged();
    var name = typed ? YamlScalars.typed(scalar.value()) : null;
    return Optional.of(name == null || name.isNull() ? scalar.value() : name.asText());
  }

  static EditRefused throughAlias(Pointer at, Written.Alias alias) {
    return new EditRefused(
        "%s is written as *%s: edit what &%s names, or write it out"
            .formatted(at.field(), alias.name(), alias.name()));
  }
}
