package dev.loadtest.core.heal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A new threshold, at the end of the list. */
record ThresholdFit(JsonNode object, Change.ThresholdAdded added) implements Fit {
  private static final Pointer LIST = Pointer.of("spec", "thresholds");

  /** Another expression for the threshold of that name and metric. */
  static Fit moved(JsonNode object, Change.ThresholdMoved moved) {
    OptionalInt found = position(object, moved.threshold());
    if (found.isEmpty()) {
      return new Unfit("spec.thresholds: no threshold is named \"" + moved.threshold() + "\"");
    }
    Pointer threshold = LIST.child(found.getAsInt());
    Pointer metric = threshold.child("metric");
    String measured = object.at(metric.toString()).asText();
    if (!measured.equals(moved.metric())) {
      return new Unfit(
          "%s is \"%s\", and the change is about \"%s\""
              .formatted(metric.field(), measured, moved.metric()));
    }
    Pointer at = threshold.child("expression");
    return new ValueFit(
        object, at, Fit.at(object, at), Fit.text(moved.from()), Fit.text(moved.to()));
  }

  @Override
  public boolean inPlace() {
    return position(object, added.threshold()).stream()
        .mapToObj(i -> object.at(LIST.child(i).toString()))
        .anyMatch(
            t ->
                t.path("metric").asText().equals(added.metric())
                    && t.path("expression").asText().equals(added.to()));
  }

  @Override
  public boolean originally() {
    return position(object, added.threshold()).isEmpty();
  }

  @Override
  public List<SpecEdit> edits() {
    if (!originally()) {
      throw new EditRefused(
          "spec.thresholds: a threshold is named \"" + added.threshold() + "\" already");
    }
    var threshold =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", added.threshold())
            .put("metric", added.metric())
            .put("expression", added.to());
    boolean listed = Fit.at(object, LIST).isPresent();
    return List.of(
        listed
            ? SpecEdits.add(LIST.child("-"), threshold)
            : ValueFit.adding(object, LIST, JsonNodeFactory.instance.arrayNode().add(threshold)));
  }

  private static OptionalInt position(JsonNode object, String name) {
    JsonNode list = object.at(LIST.toString());
    return IntStream.range(0, list.size())
        .filter(i -> list.path(i).path("name").asText().equals(name))
        .findFirst();
  }
}
