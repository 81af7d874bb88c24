package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.heal.Pointer;
import dev.loadtest.core.heal.SameJson;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.SpecEdit.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks an edit into the smallest ones with the same result: a map that takes the place of a map
 * is only written where it differs.
 */
final class Elementary {
  private final List<SpecEdit> edits = new ArrayList<>();

  private Elementary() {}

  static List<SpecEdit> of(JsonNode object, SpecEdit edit) {
    Pointer at = Pointer.parse(edit.path());
    JsonNode old = object.at(edit.path());
    boolean inserts = object.at(at.parent().toString()).isArray() || old.isMissingNode();
    if (edit.op() == Op.remove || (edit.op() == Op.add && inserts)) {
      return List.of(edit);
    }
    var elementary = new Elementary();
    elementary.difference(at, old, edit.value());
    return elementary.edits;
  }

  private void difference(Pointer at, JsonNode old, JsonNode wanted) {
    if (SameJson.same(old, wanted)) {
      return;
    }
    if (old.isObject() && wanted.isObject()) {
      maps(at, old, wanted);
    } else if (old.isArray() && wanted.isArray()) {
      lists(at, old, wanted);
    } else {
      edits.add(new SpecEdit(Op.replace, at.toString(), wanted));
    }
  }

  private void maps(Pointer at, JsonNode old, JsonNode wanted) {
    wanted
        .properties()
        .forEach(
            p -> {
              if (old.has(p.getKey())) {
                difference(at.child(p.getKey()), old.get(p.getKey()), p.getValue());
              } else {
                add(at.child(p.getKey()), p.getValue());
              }
            });
    old.fieldNames()
        .forEachRemaining(
            key -> {
              if (!wanted.has(key)) {
                remove(at.child(key));
              }
            });
  }

  private void lists(Pointer at, JsonNode old, JsonNode wanted) {
    int head = 0;
    int shorter = Math.min(old.size(), wanted.size());
    while (head < shorter && SameJson.same(old.get(head), wanted.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && SameJson.same(old.get(old.size() - 1 - tail), wanted.get(wanted.size() - 1 - tail))) {
      tail++;
    }
    int both = shorter - tail;
    for (int i = head; i < both; i++) {
      difference(at.child(i), old.get(i), wanted.get(i));
    }
    for (int i = both; i < wanted.size() - tail; i++) {
      add(at.child(i), wanted.get(i));
    }
    for (int i = old.size() - tail - 1; i >= both; i--) {
      remove(at.child(i));
    }
  }

  private void add(Pointer at, JsonNode value) {
    edits.add(new SpecEdit(Op.add, at.toString(), value));
  }

  private void remove(Pointer at) {
    edits.add(new SpecEdit(Op.remove, at.toString(), null));
  }
}
