package dev.loadtest.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.loadtest.core.analysis.AnswerText.Unusable;
import dev.loadtest.core.analysis.ModelAnswer.StageAdjustment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads what a model says, whatever it says: never an exception, never a guess. A text without a
 * usable object is unreadable; of an object everything is dropped that has the wrong type, is out
 * of range or speaks of what the test does not have. Fields that nobody asked for are ignored.
 */
public final class AnswerReader {
  static final int LONGEST_REASON = 1000;
  private static final int MOST = 20;
  private static final Set<String> FIELDS =
      Set.of("regression", "reason", "new_thresholds", "stage_adjustments", "remove", "confidence");

  private final JsonNode root;
  private final Subjects subjects;
  private final Notes notes = new Notes();

  private AnswerReader(JsonNode root, Subjects subjects) {
    this.root = root;
    this.subjects = subjects;
  }

  /** What the text says of these subjects. The text may be of any size, and null. */
  public static ModelReading read(String text, Subjects subjects) {
    try {
      JsonNode root = AnswerText.object(text == null ? "" : text);
      boolean asked = FIELDS.stream().anyMatch(root::has);
      return asked
          ? new ModelReading.Read(new AnswerReader(root, subjects).answer())
          : new ModelReading.Unreadable("its JSON object has none of the fields asked for");
    } catch (Unusable e) {
      return new ModelReading.Unreadable(e.getMessage());
    }
  }

  private ModelAnswer answer() {
    Optional<Boolean> regression = regression();
    String reason = reason();
    Map<String, List<String>> thresholds =
        new AnsweredThresholds(subjects, notes).read(value("new_thresholds"));
    List<StageAdjustment> adjustments = adjustments();
    List<String> remove = remove();
    OptionalDouble confidence = confidence();
    return new ModelAnswer(
        regression, reason, thresholds, adjustments, remove, confidence, notes.list());
  }

  /** A field's value; missing when it is absent or null. */
  private JsonNode value(String field) {
    JsonNode value = root.path(field);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  private Optional<Boolean> regression() {
    JsonNode value = value("regression");
    if (!value.isMissingNode() && !value.isBoolean()) {
      notes.drop("regression", "it is neither true nor false");
    }
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  private String reason() {
    JsonNode value = value("reason");
    if (!value.isMissingNode() && !value.isTextual()) {
      notes.drop("reason", "it is no text");
    }
    return value.isTextual() ? PlainText.line(value.textValue(), LONGEST_REASON) : "";
  }

  private OptionalDouble confidence() {
    JsonNode value = value("confidence");
    if (value.isMissingNode()) {
      return OptionalDouble.empty();
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (number >= 0 && number <= 1) {
      return OptionalDouble.of(number + 0.0); // never -0
    }
    notes.drop("confidence", "it is no number from 0 to 1");
    return OptionalDouble.empty();
  }

  private List<StageAdjustment> adjustments() {
    List<StageAdjustment> adjustments = new ArrayList<>();
    var reader = new AnsweredAdjustment(subjects, notes);
    for (JsonNode item : items("stage_adjustments")) {
      reader.read(item).ifPresent(adjustments::add);
    }
    return adjustments;
  }

  private List<String> remove() {
    Set<String> remove = new LinkedHashSet<>();
    for (JsonNode item : items("remove")) {
      if (item.isTextual() && subjects.stages().contains(item.textValue())) {
        remove.add(item.textValue());
      } else {
        notes.drop("an item of remove", "the test has no such stage");
      }
    }
    if (!remove.isEmpty() && remove.containsAll(new HashSet<>(subjects.stages()))) {
      notes.drop("remove", "a load needs at least one stage");
      return List.of();
    }
    return List.copyOf(remove);
  }

  private List<JsonNode> items(String field) {
    JsonNode value = value(field);
    if (!value.isMissingNode() && !value.isArray()) {
      notes.drop(field, "it is no list");
      return List.of();
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(items::add);
    if (items.size() > MOST) {
      notes.drop("the rest of " + field, "%d are too many".formatted(items.size()));
    }
    return items.subList(0, Math.min(MOST, items.size()));
  }
}
