package dev.loadtest.core.heal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.heal.SpecEdit.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** An edit that fits an object, by a seed. */
public final class AnyEdit {
  private AnyEdit() {}

  /** Of something below the spec; a container is now and then put into another's place. */
  public static SpecEdit of(JsonNode object, Random random, Supplier<JsonNode> value) {
    var places = new ArrayList<Pointer>();
    collect(object.get("spec"), Pointer.of("spec"), places);
    Op op = Op.values()[random.nextInt(3)];
    if (places.isEmpty() || op == Op.add) {
      return adding(object, places, random, value.get());
    }
    Pointer at = places.get(random.nextInt(places.size()));
    return op == Op.remove ? SpecEdits.remove(at) : SpecEdits.replace(at, value.get());
  }

  private static SpecEdit adding(
      JsonNode object, List<Pointer> places, Random random, JsonNode value) {
    var parents = new ArrayList<Pointer>();
    parents.add(Pointer.of("spec"));
    places.stream().filter(p -> object.at(p.toString()).isContainerNode()).forEach(parents::add);
    Pointer parent = parents.get(random.nextInt(parents.size()));
    JsonNode container = object.at(parent.toString());
    if (container.isArray()) {
      int index = random.nextInt(container.size() + 1);
      boolean append = index == container.size() && random.nextBoolean();
      return SpecEdits.add(parent.child(append ? "-" : index), value);
    }
    return SpecEdits.add(
        parent.child(random.nextBoolean() ? "name" : "new-" + random.nextInt(9)), value);
  }

  /** All places below a node. */
  public static void collect(JsonNode node, Pointer at, List<Pointer> places) {
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(key -> visit(node.get(key), at.child(key), places));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      visit(node.get(i), at.child(i), places);
    }
  }

  private static void visit(JsonNode node, Pointer at, List<Pointer> places) {
    places.add(at);
    collect(node, at, places);
  }
}
