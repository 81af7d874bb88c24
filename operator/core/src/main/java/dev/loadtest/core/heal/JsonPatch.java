package dev.loadtest.core.heal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.heal.SpecEdit.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies edits to JSON and turns them back.
 *
 * <p>Source: RFC 6902; without {@code move}, {@code copy} and {@code test}, and nobody edits the
 * root.
 */
final class JsonPatch {
  private JsonPatch() {}

  static JsonNode applied(JsonNode object, List<SpecEdit> edits) {
    JsonNode copy = object.deepCopy();
    edits.forEach(edit -> apply(copy, edit));
    return copy;
  }

  static List<SpecEdit> undo(JsonNode before, List<SpecEdit> edits) {
    JsonNode state = before.deepCopy();
    var back = new ArrayList<SpecEdit>();
    for (SpecEdit edit : edits) {
      back.addFirst(inverse(state, edit));
      apply(state, edit);
    }
    return List.copyOf(back);
  }

  private static SpecEdit inverse(JsonNode state, SpecEdit edit) {
    Pointer at = Pointer.parse(edit.path());
    JsonNode parent = parent(state, at);
    if (edit.op() == Op.add && (parent.isArray() || !parent.has(at.last()))) {
      String token = at.last().equals("-") ? Integer.toString(parent.size()) : at.last();
      return SpecEdits.remove(parent.isArray() ? at.parent().child(token) : at);
    }
    JsonNode old = existing(parent, at).deepCopy();
    return edit.op() == Op.remove ? SpecEdits.add(at, old) : SpecEdits.replace(at, old);
  }

  private static void apply(JsonNode root, SpecEdit edit) {
    Pointer at = Pointer.parse(edit.path());
    JsonNode parent = parent(root, at);
    if (edit.op() != Op.add) {
      existing(parent, at);
    }
    if (edit.op() != Op.remove && edit.value() == null) {
      throw new EditRefused(at.field() + ": an edit that puts something needs a value");
    }
    switch (parent) {
      case ObjectNode map -> apply(map, at.last(), edit);
      case ArrayNode list -> apply(list, at, edit);
      default -> throw noSuch(at);
    }
  }

  private static void apply(ObjectNode map, String key, SpecEdit edit) {
    switch (edit.op()) {
      case add, replace -> map.set(key, edit.value().deepCopy());
      case remove -> map.remove(key);
    }
  }

  private static void apply(ArrayNode list, Pointer at, SpecEdit edit) {
    switch (edit.op()) {
      case add -> list.insert(position(at, list.size()), edit.value().deepCopy());
      case replace -> list.set(position(at, list.size() - 1), edit.value().deepCopy());
      case remove -> list.remove(position(at, list.size() - 1));
    }
  }

  private static int position(Pointer at, int most) {
    String token = at.last();
    if (token.equals("-")) {
      return most;
    }
    if (!token.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(token) > most) {
      throw noSuch(at);
    }
    return Integer.parseInt(token);
  }

  private static JsonNode parent(JsonNode root, Pointer at) {
    if (at.isRoot()) {
      throw new EditRefused("The object as a whole cannot be edited: name a field of it");
    }
    JsonNode node = root;
    for (String token : at.parent().tokens()) {
      node = node.isArray() ? node.path(index(token)) : node.path(token);
    }
    if (!node.isContainerNode()) {
      throw noSuch(at.parent());
    }
    return node;
  }

  private static int index(String token) {
    return token.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(token) : -1;
  }

  private static JsonNode existing(JsonNode parent, Pointer at) {
    JsonNode node = parent.isArray() ? parent.path(index(at.last())) : parent.path(at.last());
    if (node.isMissingNode()) {
      throw noSuch(at);
    }
    return node;
  }

  private static EditRefused noSuch(Pointer at) {
    return new EditRefused(at.field() + ": there is no such field");
  }
}
