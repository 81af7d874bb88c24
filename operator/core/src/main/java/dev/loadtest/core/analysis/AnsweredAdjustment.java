package dev.loadtest.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.analysis.ModelAnswer.StageAdjustment;
import dev.loadtest.core.analysis.ModelAnswer.Type;
import dev.loadtest.core.spec.Formats;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.GrammarException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A change of the load's shape that a model proposes. */
record AnsweredAdjustment(Subjects subjects, Notes notes) {
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_DURATION = 20;
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int HIGHEST = 10_000_000;
  private static final Pattern DURATION = Pattern.compile(Formats.DURATION);

  Optional<StageAdjustment> read(JsonNode item) {
    if (!item.isObject()) {
      notes.drop("a stage adjustment", "it is no object");
      return Optional.empty();
    }
    var adjustment =
        new StageAdjustment(
            type(item),
            text(item, "reason"),
            text(item, "change"),
            stage(item),
            duration(item),
            target(item));
    if (!adjustment.applicable() && adjustment.change().isEmpty()) {
      notes.drop("a stage adjustment", "it does not say what to change");
      return Optional.empty();
    }
    return Optional.of(adjustment);
  }

  private Type type(JsonNode item) {
    JsonNode value = item.path("type");
    Optional<Type> type =
        value.isTextual() ? Type.of(value.textValue().toLowerCase(Locale.ROOT)) : Optional.empty();
    if (type.isEmpty()) {
      notes.drop("the type of a stage adjustment", "it is none of ramp, steps, soak, other");
    }
    return type.orElse(Type.Other);
  }

  private String text(JsonNode item, String field) {
    JsonNode value = item.path(field);
    if (given(value) && !value.isTextual()) {
      notes.drop(field + " of a stage adjustment", "it is no text");
    }
    return value.isTextual() ? PlainText.line(value.textValue(), LONGEST_TEXT) : "";
  }

  private Optional<String> stage(JsonNode item) {
    JsonNode value = item.path("stage");
    boolean known = value.isTextual() && subjects.stages().contains(value.textValue());
    if (given(value) && !known) {
      notes.drop("the stage of an adjustment", "the test has no such stage");
    }
    return known ? Optional.of(value.textValue()) : Optional.empty();
  }

  private Optional<String> duration(JsonNode item) {
    JsonNode value = item.path("duration");
    boolean right = value.isTextual() && isDuration(value.textValue());
    if (given(value) && !right) {
      notes.drop("the duration of an adjustment", "it is none above 0s and up to 24h, e.g. 1m30s");
    }
    return right ? Optional.of(value.textValue()) : Optional.empty();
  }

  private OptionalInt target(JsonNode item) {
    JsonNode value = item.path("target");
    boolean right =
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= 0
            && value.intValue() <= HIGHEST;
    if (given(value) && !right) {
      notes.drop("the target of an adjustment", "it is no whole number from 0 to 10,000,000");
    }
    return right ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
  }

  private static boolean isDuration(String text) {
    try {
      return text.length() <= LONGEST_DURATION
          && DURATION.matcher(text).matches()
          && GoDuration.parse(text).isPositive()
          && GoDuration.parse(text).compareTo(LONGEST) <= 0;
    } catch (GrammarException e) {
      return false;
    }
  }

  private static boolean given(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }
}
