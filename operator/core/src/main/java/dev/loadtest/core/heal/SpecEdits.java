package dev.loadtest.core.heal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.heal.SpecEdit.Op;
import dev.loadtest.core.spec.LoadTestSpec;
import java.util.ArrayList;
import java.util.List;

/** Changes as edits of a manifest, and what edits do to it. Objects are whole manifests as JSON. */
public final class SpecEdits {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private SpecEdits() {}

  /**
   * The edits that make these changes, one after the other. Thresholds and stages are found by
   * name, an unnamed stage by its position; a stage keeps its name when others move it.
   *
   * @throws EditRefused when a change does not fit: what it is about is not there, or has another
   *     value than the one that the change comes from
   */
  public static List<SpecEdit> of(JsonNode object, List<Change> changes) {
    var edits = new ArrayList<SpecEdit>();
    JsonNode state = object;
    for (Change change : changes) {
      List<SpecEdit> more = Fit.of(state, change).edits();
      state = applied(state, more);
      edits.addAll(more);
    }
    return List.copyOf(edits);
  }

  /**
   * The object after the edits; the given one stays as it is.
   *
   * @throws EditRefused when an edit names a place that is not there
   */
  public static JsonNode applied(JsonNode object, List<SpecEdit> edits) {
    return JsonPatch.applied(object, edits);
  }

  /**
   * The edits that bring {@code applied(before, edits)} back to {@code before}; only the order of
   * keys may be another.
   *
   * @throws EditRefused as {@link #applied}
   */
  public static List<SpecEdit> undo(JsonNode before, List<SpecEdit> edits) {
    return JsonPatch.undo(before, edits);
  }

  /** Whether the object has what the change leads to. */
  public static boolean inPlace(JsonNode object, Change change) {
    return Fit.of(object, change).inPlace();
  }

  /**
   * Whether the object has what the change comes from, so that it can be made. Of a removed stage
   * only the name is looked at: its {@code from} is for people.
   */
  public static boolean originally(JsonNode object, Change change) {
    return Fit.of(object, change).originally();
  }

  /**
   * The spec of a manifest.
   *
   * @throws EditRefused where it is none
   */
  public static LoadTestSpec spec(JsonNode object) {
    try {
      return JSON.treeToValue(object.path("spec"), LoadTestSpec.class);
    } catch (JsonProcessingException e) {
      throw new EditRefused("the result is no valid spec: " + e.getOriginalMessage());
    }
  }

  static SpecEdit add(Pointer at, JsonNode value) {
    return new SpecEdit(Op.add, at.toString(), value);
  }

  static SpecEdit replace(Pointer at, JsonNode value) {
    return new SpecEdit(Op.replace, at.toString(), value);
  }

  static SpecEdit remove(Pointer at) {
    return new SpecEdit(Op.remove, at.toString(), null);
  }
}
