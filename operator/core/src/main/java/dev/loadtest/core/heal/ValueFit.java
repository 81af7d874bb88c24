package dev.loadtest.core.heal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/**
 * A change of one value.
 *
 * @param actual what counts at the place, which may be a default that is not written there
 * @param from empty where there was nothing
 * @param to empty where nothing is left
 */
record ValueFit(
    JsonNode object,
    Pointer at,
    Optional<JsonNode> actual,
    Optional<JsonNode> from,
    Optional<JsonNode> to)
    implements Fit {

  @Override
  public boolean inPlace() {
    return same(actual, to);
  }

  @Override
  public boolean originally() {
    return same(actual, from);
  }

  @Override
  public List<SpecEdit> edits() {
    if (!originally()) {
      throw new EditRefused(
          "%s is %s, and the change is from %s".formatted(at.field(), said(actual), said(from)));
    }
    boolean written = !object.at(at.toString()).isMissingNode();
    if (to.isPresent()) {
      return List.of(written ? SpecEdits.replace(at, to.get()) : adding(object, at, to.get()));
    }
    return written ? List.of(SpecEdits.remove(at)) : List.of();
  }

  /** Adds a value with the maps above it that are missing. */
  static SpecEdit adding(JsonNode object, Pointer at, JsonNode value) {
    Pointer above = at.parent();
    if (above.isRoot() || Fit.at(object, above).isPresent()) {
      return SpecEdits.add(at, value);
    }
    JsonNode map = JsonNodeFactory.instance.objectNode().set(at.last(), value);
    return adding(object, above, map);
  }

  private static boolean same(Optional<JsonNode> a, Optional<JsonNode> b) {
    return a.isPresent() && b.isPresent() ? SameJson.same(a.get(), b.get()) : a.equals(b);
  }

  private static String said(Optional<JsonNode> value) {
    return value.map(JsonNode::toString).orElse("not set");
  }
}
