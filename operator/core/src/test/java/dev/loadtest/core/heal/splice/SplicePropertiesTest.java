package dev.loadtest.core.heal.splice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loadtest.core.heal.AnyEdit;
import dev.loadtest.core.heal.Pointer;
import dev.loadtest.core.heal.SameJson;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.SpecEdit.Op;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.heal.splice.Splicing.Spliced;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SplicePropertiesTest {

  @Property(tries = 1000)
  void theObjectIsAsEditedAndNothingElseChanges(@ForAll long seed) {
    var random = new Random(seed);
    String before = new AnyManifest(seed).text();
    JsonNode object = Splice.object(before, AnyManifest.NAME);
    var edits = new ArrayList<SpecEdit>();
    JsonNode state = object;
    for (int i = random.nextInt(4); i >= 0; i--) {
      SpecEdit edit = AnyEdit.of(state, random, () -> new AnyManifest(random.nextLong()).value(2));
      edits.add(edit);
      state = SpecEdits.applied(state, List.of(edit));
    }

    String after = spliced(before, edits);

    assertThat(SameJson.same(Splice.object(after, AnyManifest.NAME), state)).isTrue();
    assertThat(others(after)).isEqualTo(others(before));
  }

  @Property(tries = 500)
  void aReplacedTextIsOneLineAndItsUndoGivesTheSameBytes(@ForAll long seed) {
    var random = new Random(seed);
    String before = new AnyManifest(seed).text();
    JsonNode object = Splice.object(before, AnyManifest.NAME);
    var places = new ArrayList<Pointer>();
    AnyEdit.collect(object.get("spec"), Pointer.of("spec"), places);
    places.removeIf(p -> !isOneLine(object.at(p.toString())));
    if (places.isEmpty()) {
      return;
    }
    Pointer at = places.get(random.nextInt(places.size()));
    String text = object.at(at.toString()).textValue();
    var edits = List.of(new SpecEdit(Op.replace, at.toString(), TextNode.valueOf(text + "0")));

    String after = spliced(before, edits);

    assertThat(lost(before, after)).hasSize(1);
    assertThat(lost(after, before)).hasSize(1);
    assertThat(spliced(after, SpecEdits.undo(object, edits))).isEqualTo(before);
  }

  @Property(tries = 500)
  void anAdditionTouchesAtMostOneLineThatWasThere(@ForAll long seed) {
    var random = new Random(seed);
    String before = new AnyManifest(seed).text();
    JsonNode object = Splice.object(before, AnyManifest.NAME);
    SpecEdit edit;
    do {
      edit = AnyEdit.of(object, random, () -> new AnyManifest(random.nextLong()).value(2));
    } while (edit.op() != Op.add || isReplacement(object, edit));

    assertThat(lost(before, spliced(before, List.of(edit)))).hasSizeLessThan(2);
  }

  @Property(tries = 500)
  void aRemovalWritesAtMostTwoLinesAnew(@ForAll long seed) {
    var random = new Random(seed);
    String before = new AnyManifest(seed).text();
    JsonNode object = Splice.object(before, AnyManifest.NAME);
    SpecEdit edit;
    do {
      edit = AnyEdit.of(object, random, TextNode.valueOf("x")::deepCopy);
    } while (edit.op() != Op.remove);

    String after = spliced(before, List.of(edit));

    assertThat(lost(after, before)).hasSizeLessThan(3);
  }

  private static boolean isReplacement(JsonNode object, SpecEdit edit) {
    boolean item = object.at(Pointer.parse(edit.path()).parent().toString()).isArray();
    return !item && !object.at(edit.path()).isMissingNode();
  }

  /** One that keeps its quotes when a 0 is put behind it. */
  private static boolean isOneLine(JsonNode value) {
    return value.isTextual() && value.textValue().matches("[a-z]{4,}[()a-z0-9<.]*|it's|x,y|😀.*");
  }

  private static String spliced(String before, List<SpecEdit> edits) {
    Splicing splicing = Splice.of(before, AnyManifest.NAME, edits);
    assertThat(splicing).as("%s%n%s", before, edits).isInstanceOf(Spliced.class);
    return ((Spliced) splicing).text();
  }

  private static List<JsonNode> others(String text) {
    return ManifestFile.read(new SourceText(text)).documents().stream()
        .filter(d -> !d.path("kind").asText().equals("LoadTest"))
        .toList();
  }

  /** Lines of a text that are not in the longest common part with another. */
  private static List<String> lost(String from, String to) {
    List<String> a = from.lines().toList();
    List<String> b = to.lines().toList();
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var lost = new ArrayList<String>();
    for (int i = 0, j = 0; i < a.size(); ) {
      if (j < b.size() && a.get(i).equals(b.get(j))) {
        i++;
        j++;
      } else if (j < b.size() && common[i][j + 1] > common[i + 1][j]) {
        j++;
      } else {
        lost.add(a.get(i++));
      }
    }
    return lost;
  }
}
