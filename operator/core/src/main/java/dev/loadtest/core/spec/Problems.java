package dev.loadtest.core.spec;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong so far, and the field that is looked at. */
final class Problems {
  private final String field;
  private final List<Problem> found;

  private Problems(String field, List<Problem> found) {
    this.field = field;
    this.found = found;
  }

  static Problems in(String field) {
    return new Problems(field, new ArrayList<>());
  }

  /** The same collection, looking at a field below: {@code spec.load} of {@code spec}. */
  Problems at(String name) {
    return new Problems(FieldPath.child(field, name), found);
  }

  /** The same collection, looking at an item of the list: {@code stages[1]} of {@code stages}. */
  Problems at(int index) {
    return new Problems(FieldPath.item(field, index), found);
  }

  void add(String message) {
    found.add(new Problem(field, message));
  }

  void addIf(boolean wrong, String message) {
    if (wrong) {
      add(message);
    }
  }

  List<Problem> list() {
    return List.copyOf(found);
  }
}
