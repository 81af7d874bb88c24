package dev.loadtest.core.heal.splice;

import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.Pointer;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.splice.Written.Mapping;
import dev.loadtest.core.heal.splice.Written.Scalar;
import dev.loadtest.core.heal.splice.Written.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a text must be cut for one elementary edit. */
record Cuts(SourceText source, Manner manner) {

  /**
   * @param prefix of the object in its document: its position in a List
   */
  static List<TextEdit> of(SourceText source, Written document, Pointer prefix, SpecEdit edit) {
    Place object = Place.root(document).below(prefix);
    Place place = object.below(Pointer.parse(edit.path()));
    Sharing.of(document).check(place);
    var manner = Manner.of(source, object.there());
    List<TextEdit> cuts =
        switch (edit.op()) {
          case add -> new Inserting(source, manner).cuts(place, edit.value());
          case replace -> new Replacing(source, manner).cuts(place, edit.value());
          case remove -> new Cuts(source, manner).removing(place);
        };
    return Stream.concat(cuts.stream(), closing(source, document, cuts).stream()).toList();
  }

  /** A text that ended with the file has no line break at its end, and must not get one. */
  private static Optional<TextEdit> closing(
      SourceText source, Written document, List<TextEdit> cuts) {
    int end = source.text().length();
    if (source.breakBefore(end) > 0 || cuts.stream().noneMatch(c -> c.start() == end)) {
      return Optional.empty();
    }
    return document
        .all()
        .flatMap(w -> w instanceof Scalar s && s.isBlock() ? Stream.of(s) : Stream.empty())
        .filter(scalar -> scalar.end() == end)
        .map(scalar -> new BlockScalar(source, scalar).stripped())
        .findFirst();
  }

  private List<TextEdit> removing(Place place) {
    int index = place.index().orElseThrow();
    return switch (place.parent()) {
      case Mapping map when map.flow() -> FlowStyle.of(source, map).remove(index);
      case Sequence list when list.flow() -> FlowStyle.of(source, list).remove(index);
      case Mapping map when map.entries().size() == 1 -> emptied(place, "{}");
      case Sequence list when list.items().size() == 1 -> emptied(place, "[]");
      case Mapping map -> {
        List<Integer> starts = map.entries().stream().map(Written.Entry::start).toList();
        yield List.of(lines(starts, index, map.entries().get(index).end()));
      }
      case Sequence list ->
          List.of(lines(BlockStyle.dashes(source, list), index, list.items().get(index).end()));
      case Written.Leaf leaf -> throw new EditRefused(place.at().field() + ": no field");
    };
  }

  private List<TextEdit> emptied(Place place, String brackets) {
    return new Replacing(source, manner).inlined(place.above().orElseThrow(), brackets);
  }

  private TextEdit lines(List<Integer> starts, int index, int end) {
    int next = index + 1 < starts.size() ? starts.get(index + 1) : end;
    return new BlockStyle(source).remove(starts.get(index), end, next);
  }
}
