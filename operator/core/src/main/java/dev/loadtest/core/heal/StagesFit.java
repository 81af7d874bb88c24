package dev.loadtest.core.heal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.loadtest.core.spec.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Neighbouring stages that others take the place of.
 *
 * @param after may be none
 */
record StagesFit(JsonNode object, String stage, List<Stage> before, List<Stage> after)
    implements Fit {
  private static final Pointer LIST = Pointer.of("spec", "load", "stages");

  static Fit removed(JsonNode object, Change.StageRemoved removed) {
    return stages(object).stream()
        .filter(s -> s.name().equals(removed.stage()))
        .findFirst()
        .map(s -> new StagesFit(object, s.name(), List.of(s), List.of()))
        .orElseGet(() -> new StagesFit(object, removed.stage(), List.of(), List.of()));
  }

  static Fit duration(JsonNode object, Change.StageDuration change) {
    List<Stage> stages = stages(object);
    return IntStream.range(0, stages.size())
        .filter(i -> stages.get(i).name().equals(change.stage()))
        .mapToObj(i -> LIST.child(i).child("duration"))
        .findFirst()
        .<Fit>map(
            at ->
                new ValueFit(
                    object, at, Fit.at(object, at), Fit.text(change.from()), Fit.text(change.to())))
        .orElseGet(() -> new Unfit(unknown(change.stage())));
  }

  @Override
  public boolean inPlace() {
    List<Stage> stages = stages(object);
    return after.isEmpty()
        ? stages.stream().noneMatch(s -> s.name().equals(stage))
        : Collections.indexOfSubList(stages, after) >= 0;
  }

  @Override
  public boolean originally() {
    return !inPlace()
        && !before.isEmpty()
        && Collections.indexOfSubList(stages(object), before) >= 0;
  }

  @Override
  public List<SpecEdit> edits() {
    List<Stage> stages = stages(object);
    if (!originally()) {
      boolean known = stages.stream().anyMatch(s -> s.name().equals(stage));
      throw new EditRefused(
          known
              ? "%s: the stages around \"%s\" are not those that the change is from"
                  .formatted(LIST.field(), stage)
              : unknown(stage));
    }
    return edits(Collections.indexOfSubList(stages, before), stages);
  }

  /** Stages that keep their name are edited in place, which is the smallest difference. */
  private List<SpecEdit> edits(int first, List<Stage> stages) {
    var edits = new ArrayList<SpecEdit>();
    int at = first;
    int left = 0;
    for (Stage wanted : after) {
      int kept = left;
      while (kept < before.size() && !before.get(kept).name().equals(wanted.name())) {
        kept++;
      }
      if (kept == before.size()) {
        edits.add(SpecEdits.add(LIST.child(at), Fit.JSON.valueToTree(wanted)));
      } else {
        for (; left < kept; left++) {
          edits.add(SpecEdits.remove(LIST.child(at)));
        }
        changed(edits, at, before.get(kept), wanted);
        named(edits, first + kept, at, wanted.name());
        left++;
      }
      at++;
    }
    for (; left < before.size(); left++) {
      edits.add(SpecEdits.remove(LIST.child(at)));
    }
    for (int i = first + before.size(); i < stages.size(); i++) {
      named(edits, i, at++, stages.get(i).name());
    }
    return List.copyOf(edits);
  }

  private static void changed(List<SpecEdit> edits, int at, Stage was, Stage wanted) {
    if (!was.duration().equals(wanted.duration())) {
      var duration = TextNode.valueOf(wanted.duration());
      edits.add(SpecEdits.replace(LIST.child(at).child("duration"), duration));
    }
    if (!was.target().equals(wanted.target())) {
      JsonNode target = Fit.JSON.valueToTree(wanted.target());
      edits.add(SpecEdits.replace(LIST.child(at).child("target"), target));
    }
  }

  /** A stage that has its name from its position gets it written when it moves. */
  private void named(List<SpecEdit> edits, int was, int at, String name) {
    boolean unnamed = Fit.at(object, LIST.child(was).child("name")).isEmpty();
    if (unnamed && was != at) {
      edits.add(SpecEdits.add(LIST.child(at).child("name"), TextNode.valueOf(name)));
    }
  }

  private static List<Stage> stages(JsonNode object) {
    JsonNode list = object.at(LIST.toString());
    return IntStream.range(0, list.size()).mapToObj(i -> stage(list.get(i), i)).toList();
  }

  private static Stage stage(JsonNode stage, int position) {
    String name =
        stage.hasNonNull("name") ? stage.path("name").asText() : "stage-" + (position + 1);
    return new Stage(name, stage.path("duration").asText(), stage.path("target").asInt());
  }

  private static String unknown(String stage) {
    return LIST.field() + ": no stage is named \"" + stage + "\"";
  }
}
