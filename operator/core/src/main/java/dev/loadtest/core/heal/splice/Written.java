package dev.loadtest.core.heal.splice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** What a YAML text has at a place. Places are counted in chars. */
sealed interface Written permits Written.Leaf, Written.Mapping, Written.Sequence {
  /** Its first char, be it that of an anchor or a tag. */
  int start();

  /** Behind its last char; comments and blank lines that follow do not belong to it. */
  int end();

  /** What it and everything below is made of. */
  default Stream<Written> all() {
    return Stream.concat(Stream.of(this), children().flatMap(Written::all));
  }

  private Stream<Written> children() {
    return switch (this) {
      case Mapping map -> map.entries().stream().flatMap(e -> Stream.of(e.key(), e.value()));
      case Sequence list -> list.items().stream();
      case Leaf leaf -> Stream.empty();
    };
  }

  /** The name under which others may refer to it. */
  default Optional<String> anchor() {
    return switch (this) {
      case Mapping map -> map.head().anchor();
      case Sequence list -> list.head().anchor();
      case Scalar scalar -> scalar.head().anchor();
      case Alias alias -> Optional.empty();
    };
  }

  /**
   * What may stand before a value.
   *
   * @param body where the value itself begins
   * @param propertiesEnd behind anchor and tag; as {@code start} without them
   */
  record Head(int start, int propertiesEnd, int body, Optional<String> anchor, boolean tagged) {}

  /** What has nothing below it. */
  sealed interface Leaf extends Written {}

  /** A text, a number, or nothing at all, which has no length. */
  record Scalar(Head head, int end, ScalarStyle style, String value) implements Leaf {
    @Override
    public int start() {
      return head.start();
    }

    boolean isBlock() {
      return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    }
  }

  /** A reference to something that is written elsewhere. */
  record Alias(int start, int end, String name) implements Leaf {}

  /** Keys and values. */
  record Mapping(Head head, int end, boolean flow, List<Entry> entries) implements Written {
    @Override
    public int start() {
      return head.start();
    }
  }

  /** Items; in block style each behind a dash. */
  record Sequence(Head head, int end, boolean flow, List<Written> items) implements Written {
    @Override
    public int start() {
      return head.start();
    }
  }

  /** One key of a mapping. */
  record Entry(Written key, Written value) {
    int start() {
      return key.start();
    }

    int end() {
      return Math.max(key.end(), value.end());
    }
  }
}
