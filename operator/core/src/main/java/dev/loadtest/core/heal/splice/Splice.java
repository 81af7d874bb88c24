package dev.loadtest.core.heal.splice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.Pointer;
import dev.loadtest.core.heal.SameJson;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.heal.splice.ManifestFile.Found;
import dev.loadtest.core.heal.splice.Splicing.Refused;
import dev.loadtest.core.heal.splice.Splicing.Spliced;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Edits an object in the text of its file, as a careful person would. */
public final class Splice {
  private Splice() {}

  /**
   * The object as Kubernetes reads it from the file. Make the edits for this one: in Git, positions
   * in lists may be others than in the cluster.
   *
   * @param text of a YAML or JSON file, with all its documents
   * @throws EditRefused when the file cannot be read, or does not have the object exactly once
   */
  public static JsonNode object(String text, ManifestName name) {
    return find(text, name).json();
  }

  /**
   * The file with the edits in it, one after the other. Reading it again gives {@link
   * SpecEdits#applied}, and the same as before for everything else in the file; else it is refused.
   *
   * @param text of a YAML or JSON file, with all its documents
   */
  public static Splicing of(String text, ManifestName name, List<SpecEdit> edits) {
    try {
      return new Spliced(spliced(text, find(text, name), edits));
    } catch (EditRefused refused) {
      return new Refused(refused.sentence());
    }
  }

  private static Found find(String text, ManifestName name) {
    var source = new SourceText(text);
    Found found = ManifestFile.read(source).find(name);
    Written document = WrittenReader.documents(source).get(found.document());
    boolean template =
        Place.root(document)
            .below(prefix(found))
            .there()
            .all()
            .anyMatch(w -> w instanceof Written.Scalar s && !s.isBlock() && isTemplate(s));
    if (template) {
      throw new EditRefused(
          name + ": is a template ({{ }}): edit the values that it is filled with");
    }
    return found;
  }

  private static boolean isTemplate(Written.Scalar scalar) {
    return scalar.value().contains("{{");
  }

  private static String spliced(String text, Found found, List<SpecEdit> edits) {
    String now = text;
    JsonNode state = found.json();
    for (SpecEdit edit : edits) {
      JsonNode next = SpecEdits.applied(state, List.of(edit));
      for (SpecEdit elementary : Elementary.of(state, edit)) {
        now = cut(now, found, elementary);
      }
      state = next;
    }
    ManifestFile wanted =
        new ManifestFile(ManifestFile.read(new SourceText(text)).with(found, state));
    verify(now, wanted);
    return now;
  }

  private static String cut(String text, Found found, SpecEdit edit) {
    var source = new SourceText(text);
    try {
      Written document = WrittenReader.documents(source).get(found.document());
      return TextEdit.applied(text, Cuts.of(source, document, prefix(found), edit));
    } catch (YamlEngineException e) {
      throw byHand();
    }
  }

  private static Pointer prefix(Found found) {
    return found.item().map(i -> Pointer.of("items", i)).orElseGet(Pointer::of);
  }

  private static void verify(String text, ManifestFile wanted) {
    List<JsonNode> actual;
    try {
      actual = ManifestFile.read(new SourceText(text)).documents();
    } catch (EditRefused broken) {
      throw byHand();
    }
    boolean same = actual.size() == wanted.documents().size();
    for (int i = 0; same && i < actual.size(); i++) {
      same = SameJson.same(actual.get(i), wanted.documents().get(i));
    }
    if (!same) {
      throw byHand();
    }
  }

  private static EditRefused byHand() {
    return new EditRefused(
        "The file is written in a way in which the edit would change something else: edit it by"
            + " hand");
  }
}
