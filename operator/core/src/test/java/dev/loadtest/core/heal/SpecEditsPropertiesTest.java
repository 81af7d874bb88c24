package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SpecEditsPropertiesTest {

  @Property(tries = 1000)
  void undoGivesWhatWasBeforeAndNothingGivenIsChanged(@ForAll Random random) {
    var json = JsonNodeFactory.instance;
    JsonNode before = json.objectNode().set("spec", value(random, 4, true));
    JsonNode kept = before.deepCopy();
    var edits = new ArrayList<SpecEdit>();
    JsonNode state = before;
    for (int i = random.nextInt(6); i > 0; i--) {
      SpecEdit edit = AnyEdit.of(state, random, () -> value(random, 2, false));
      edits.add(edit);
      state = SpecEdits.applied(state, List.of(edit));
    }

    assertThat(SpecEdits.applied(before, edits)).isEqualTo(state);
    assertThat(SpecEdits.applied(state, SpecEdits.undo(before, edits))).isEqualTo(before);
    assertThat(before).isEqualTo(kept);
  }

  private static JsonNode value(Random random, int depth, boolean map) {
    var json = JsonNodeFactory.instance;
    if (depth == 0 || (!map && random.nextBoolean())) {
      return random.nextInt(5) == 0 ? json.nullNode() : IntNode.valueOf(random.nextInt(9));
    }
    if (map || random.nextBoolean()) {
      var object = json.objectNode();
      for (int i = random.nextInt(4); i > 0; i--) {
        object.set("a~/" + random.nextInt(5), value(random, depth - 1, false));
      }
      return object;
    }
    var list = json.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(random, depth - 1, false));
    }
    return list;
  }
}
