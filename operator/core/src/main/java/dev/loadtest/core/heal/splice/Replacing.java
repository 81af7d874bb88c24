package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.splice.Written.Head;
import dev.loadtest.core.heal.splice.Written.Mapping;
import dev.loadtest.core.heal.splice.Written.Scalar;
import dev.loadtest.core.heal.splice.Written.Sequence;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Puts a value in the place of another. */
record Replacing(SourceText source, Manner manner) {

  List<TextEdit> cuts(Place place, JsonNode value) {
    return switch (place.there()) {
      case Scalar scalar -> scalar(place, scalar, value);
      case Mapping map -> inlined(place, inline(value, ScalarStyle.PLAIN, isInFlow(place)));
      case Sequence list -> inlined(place, inline(value, ScalarStyle.PLAIN, isInFlow(place)));
      case Written.Alias alias -> throw Place.throughAlias(place.at(), alias);
    };
  }

  private List<TextEdit> scalar(Place place, Scalar old, JsonNode value) {
    boolean flow = isInFlow(place);
    if (old.isBlock()) {
      var block = new BlockScalar(source, old);
      return Optional.of(value)
          .filter(JsonNode::isTextual)
          .flatMap(text -> block.replaced(text.textValue()))
          .orElseGet(() -> block.inlined(inline(value, ScalarStyle.PLAIN, flow)));
    }
    if (ValueWriter.isBlock(value) && !flow && place.parent() instanceof Mapping map) {
      return below(old, value, source.column(map.entries().getFirst().start()));
    }
    return List.of(token(place, old, inline(value, old.style(), flow)));
  }

  private String inline(JsonNode value, ScalarStyle wish, boolean flow) {
    var writer = new ValueWriter(manner);
    return value.isContainerNode() ? writer.flow(value) : writer.scalar(value, wish, flow);
  }

  private List<TextEdit> below(Scalar old, JsonNode value, int column) {
    int start = old.head().tagged() ? old.start() : old.head().body();
    List<String> lines = new ValueWriter(manner).body(value);
    TextEdit body = new BlockStyle(source).insertBehind(old.end(), column, lines);
    return start == old.end()
        ? List.of(body)
        : List.of(TextEdit.delete(source.blanksBefore(start), old.end()), body);
  }

  /** Nothing may be written for a null: then not even a colon need be there. */
  private TextEdit token(Place place, Scalar old, String text) {
    int start = old.head().tagged() ? old.start() : old.head().body();
    if (start < old.end()) {
      return new TextEdit(start, old.end(), text);
    }
    boolean bare =
        place.parent() instanceof Mapping map
            && map.entries().get(place.index().orElseThrow()).key().end() == start;
    return TextEdit.insert(start, bare ? ": " + text : " " + text);
  }

  /** Puts something short behind the key of a map or list, whose own text goes. */
  List<TextEdit> inlined(Place place, String text) {
    return switch (place.there()) {
      case Mapping map when !map.flow() ->
          inlined(place, map.head(), map.entries().getFirst().start(), map.end(), text);
      case Sequence list when !list.flow() ->
          inlined(place, list.head(), BlockStyle.dashes(source, list).getFirst(), list.end(), text);
      case Mapping map -> List.of(new TextEdit(map.head().body(), map.end(), text));
      case Sequence list -> List.of(new TextEdit(list.head().body(), list.end(), text));
      case Written.Leaf leaf -> throw new IllegalStateException(place.at().field());
    };
  }

  private List<TextEdit> inlined(Place place, Head head, int first, int end, String text) {
    if (place.above().isEmpty()) {
      throw new EditRefused("The object would be empty");
    }
    if (!(place.parent() instanceof Mapping map)) {
      return List.of(new TextEdit(first, end, text));
    }
    Written key = map.entries().get(place.index().orElseThrow()).key();
    int behind =
        head.propertiesEnd() > head.start() ? head.propertiesEnd() : source.content(key.end()) + 1;
    return List.of(TextEdit.insert(behind, " " + text), new BlockStyle(source).lines(first, end));
  }

  static boolean isInFlow(Place place) {
    return switch (place.parent()) {
      case Mapping map -> map.flow();
      case Sequence list -> list.flow();
      case Written.Leaf leaf -> false;
    };
  }
}
