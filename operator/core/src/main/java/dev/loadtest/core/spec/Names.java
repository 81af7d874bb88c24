package dev.loadtest.core.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Names that a person may leave out: they are filled by position, so that everything can be named.
 */
final class Names {
  private Names() {}

  static List<Stage> filled(List<Stage> stages) {
    var named = new ArrayList<Stage>(stages.size());
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      boolean unnamed = stage != null && stage.name() == null;
      named.add(unnamed ? new Stage("stage-" + (i + 1), stage.duration(), stage.target()) : stage);
    }
    return List.copyOf(named);
  }
}
