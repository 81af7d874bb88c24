package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.splice.Written.Mapping;
import dev.loadtest.core.heal.splice.Written.Scalar;
import dev.loadtest.core.heal.splice.Written.Sequence;
import java.util.List;
import java.util.Optional;

/** Puts a new key into a map, or a new item into a list, in the manner of its siblings. */
record Inserting(SourceText source, Manner manner) {

  List<TextEdit> cuts(Place place, JsonNode value) {
    String token = place.at().last();
    return switch (place.parent()) {
      case Mapping map -> key(map, token, value);
      case Sequence list ->
          item(list, token.equals("-") ? list.items().size() : Integer.parseInt(token), value);
      case Scalar scalar ->
          throw new EditRefused(place.at().field() + ": there is no place for it");
      case Written.Alias alias -> throw Place.throughAlias(place.at(), alias);
    };
  }

  /** A name goes first, where people look for it. */
  private List<TextEdit> key(Mapping map, String key, JsonNode value) {
    boolean first = key.equals("name") && value.isValueNode();
    var writer = new ValueWriter(manner);
    if (map.flow()) {
      return FlowStyle.of(source, map)
          .insert(first ? 0 : map.entries().size(), writer.flowEntry(key, value), manner.padded());
    }
    List<String> lines = writer.entry(key, value);
    int start = map.entries().getFirst().start();
    var block = new BlockStyle(source);
    return List.of(
        first
            ? block.insertBefore(start, lines)
            : block.insertBehind(map.end(), source.column(start), lines));
  }

  private List<TextEdit> item(Sequence list, int position, JsonNode value) {
    List<Written> items = list.items();
    Optional<Mapping> like =
        items.isEmpty() ? Optional.empty() : map(items.get(Math.max(0, position - 1)));
    var writer = new ValueWriter(manner, like);
    if (list.flow()) {
      return FlowStyle.of(source, list).insert(position, writer.flow(value), false);
    }
    var block = new BlockStyle(source);
    List<Integer> dashes = BlockStyle.dashes(source, list);
    int dash = dashes.getFirst();
    int neighbour = Math.max(0, position - 1);
    int gap = gap(dashes.get(neighbour), items.get(neighbour));
    List<String> lines = writer.item(value, like.map(Mapping::flow).orElse(false), gap);
    if (position > 0) {
      return List.of(block.insertBehind(items.get(position - 1).end(), source.column(dash), lines));
    }
    return List.of(
        source.isFirstOnLine(dash)
            ? block.insertBehind(block.contentAbove(dash), source.column(dash), lines)
            : block.insertBefore(dash, lines));
  }

  /** From a dash to its item; an item without text stands right behind it. */
  private int gap(int dash, Written item) {
    boolean beside = source.sameLine(dash, item.start()) && item.start() > dash + 1;
    return beside ? item.start() - dash : 2;
  }

  private static Optional<Mapping> map(Written item) {
    return item instanceof Mapping map ? Optional.of(map) : Optional.empty();
  }
}
