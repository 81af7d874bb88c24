package dev.loadtest.core.heal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One edit of a manifest, as in JSON Patch (RFC 6902).
 *
 * @param path a JSON Pointer from the root of the object, e.g. {@code
 *     /spec/thresholds/0/expression}
 * @param value what is added or put; null for {@link Op#remove}
 */
public record SpecEdit(Op op, String path, JsonNode value) {

  /** What is done at the path. */
  public enum Op {
    add,
    replace,
    remove
  }
}
