package dev.loadtest.core.heal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/** How a change and an object stand to each other. */
sealed interface Fit permits ValueFit, ThresholdFit, StagesFit, Fit.Unfit {
  ObjectMapper JSON = new ObjectMapper();

  /** The object has what the change leads to. */
  boolean inPlace();

  /** The object has what the change comes from. */
  boolean originally();

  /**
   * The edits that make the change.
   *
   * @throws EditRefused unless {@link #originally()}
   */
  List<SpecEdit> edits();

  /** The change is about something that the object does not have. */
  record Unfit(String sentence) implements Fit {
    @Override
    public boolean inPlace() {
      return false;
    }

    @Override
    public boolean originally() {
      return false;
    }

    @Override
    public List<SpecEdit> edits() {
      throw new EditRefused(sentence);
    }
  }

  static Fit of(JsonNode object, Change change) {
    return switch (change) {
      case Change.ThresholdMoved moved -> ThresholdFit.moved(object, moved);
      case Change.ThresholdAdded added -> new ThresholdFit(object, added);
      case Change.StageDuration longer -> StagesFit.duration(object, longer);
      case Change.StageSplit split ->
          new StagesFit(object, split.stage(), split.before(), split.after());
      case Change.StageRemoved removed -> StagesFit.removed(object, removed);
      case Change.RunnerResource resource -> resource(object, resource);
      case Change.Runners runners -> runners(object, runners);
      case Change.Option option -> option(object, option);
    };
  }

  /** What stands at a place; a null is nothing, as for the API server. */
  static Optional<JsonNode> at(JsonNode object, Pointer at) {
    JsonNode found = object.at(at.toString());
    return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
  }

  static Optional<JsonNode> text(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(TextNode.valueOf(text));
  }

  private static Fit resource(JsonNode object, Change.RunnerResource change) {
    var at = Pointer.of("spec", "runner", "resources", change.list(), change.resource());
    Optional<JsonNode> amount = at(object, at).map(a -> TextNode.valueOf(a.asText()));
    return new ValueFit(object, at, amount, text(change.from()), text(change.to()));
  }

  private static Fit runners(JsonNode object, Change.Runners change) {
    var at = Pointer.of("spec", "parallelism");
    Optional<JsonNode> actual = at(object, at).or(() -> Optional.of(IntNode.valueOf(1)));
    return new ValueFit(
        object,
        at,
        actual,
        Optional.of(IntNode.valueOf(change.before())),
        Optional.of(IntNode.valueOf(change.after())));
  }

  private static Fit option(JsonNode object, Change.Option change) {
    var at = Pointer.of("spec", "options", change.name());
    try {
      return new ValueFit(object, at, at(object, at), parsed(change.from()), parsed(change.to()));
    } catch (JsonProcessingException e) {
      return new Unfit(at.field() + ": the change is not written as JSON");
    }
  }

  private static Optional<JsonNode> parsed(String json) throws JsonProcessingException {
    return json.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(json));
  }
}
