package dev.loadtest.core.heal;

import dev.loadtest.core.spec.FieldPath;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Pointer (RFC 6901) as the list of its keys and positions.
 *
 * @param tokens unescaped, from the root on
 */
public record Pointer(List<String> tokens) {
  public Pointer {
    tokens = List.copyOf(tokens);
  }

  /**
   * Reads {@code /spec/load/stages/0}.
   *
   * @throws EditRefused when it is no pointer
   */
  public static Pointer parse(String text) {
    if (!text.isEmpty() && !text.startsWith("/")) {
      throw new EditRefused("\"" + text + "\" is no JSON Pointer: it must begin with /");
    }
    var tokens = new ArrayList<String>();
    if (!text.isEmpty()) {
      for (String token : text.substring(1).split("/", -1)) {
        tokens.add(token.replace("~1", "/").replace("~0", "~"));
      }
    }
    return new Pointer(tokens);
  }

  /** The place of these keys and positions. */
  public static Pointer of(Object... tokens) {
    return new Pointer(List.of(tokens).stream().map(Object::toString).toList());
  }

  /** The root has neither parent nor last token. */
  public boolean isRoot() {
    return tokens.isEmpty();
  }

  public Pointer parent() {
    return new Pointer(tokens.subList(0, tokens.size() - 1));
  }

  public String last() {
    return tokens.getLast();
  }

  /** A key or a position below. */
  public Pointer child(Object token) {
    var more = new ArrayList<>(tokens);
    more.add(token.toString());
    return new Pointer(more);
  }

  /** As Kubernetes writes it: {@code spec.load.stages[0]}. */
  public String field() {
    String field = "";
    for (String token : tokens) {
      boolean position = !field.isEmpty() && !token.isEmpty() && isDigits(token);
      field =
          position ? FieldPath.item(field, Integer.parseInt(token)) : FieldPath.child(field, token);
    }
    return field;
  }

  private static boolean isDigits(String token) {
    return token.length() < 9 && token.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** As in a {@link SpecEdit}: {@code /spec/load/stages/0}. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    tokens.forEach(t -> text.append('/').append(t.replace("~", "~0").replace("/", "~1")));
    return text.toString();
  }
}
