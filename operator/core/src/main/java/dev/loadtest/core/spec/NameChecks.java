package dev.loadtest.core.spec;

import java.util.Set;

/** Is the key of a keyed list's item given once? */
final class NameChecks {
  private NameChecks() {}

  /** Reports a name that is among {@code taken}, in the API server's words, else adds it there. */
  static void checkNew(String name, Set<String> taken, Problems item) {
    item.addIf(
        name != null && !taken.add(name), "Duplicate value: {\"name\":\"%s\"}".formatted(name));
  }
}
