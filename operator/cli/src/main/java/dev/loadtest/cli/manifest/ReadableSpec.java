package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.FieldPath;
import java.util.ArrayList;
import java.util.Set;

/**
 * Reads the sound part of a spec, so that one wrong value does not hide what else is wrong. What
 * cannot be read is left out; a list with an item that cannot be read is left out as a whole.
 */
final class ReadableSpec {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ReadableSpec() {}

  static <T> T read(JsonNode spec, Set<String> unreadable, Class<T> type) {
    JsonNode sound = spec.deepCopy();
    prune(sound, "spec", unreadable);
    try {
      return JSON.treeToValue(sound, type);
    } catch (JsonProcessingException e) {
      // The schema has let through what the record cannot hold: the two have drifted apart.
      throw new IllegalStateException("The schema and " + type.getSimpleName() + " disagree", e);
    }
  }

  /** Whether the node itself has to go. */
  private static boolean prune(JsonNode node, String field, Set<String> unreadable) {
    if (unreadable.contains(field)) {
      return true;
    }
    if (node instanceof ObjectNode object) {
      for (String name : new ArrayList<>(object.propertyStream().map(p -> p.getKey()).toList())) {
        if (prune(object.get(name), FieldPath.child(field, name), unreadable)) {
          object.remove(name);
        }
      }
    }
    boolean broken = false;
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        broken |= prune(list.get(i), FieldPath.item(field, i), unreadable);
      }
    }
    return broken;
  }
}
