package dev.loadtest.analyst;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.loadtest.core.analysis.Subjects;

/**
 * The answer as a JSON schema. Every metric is a field of its own, since strict modes know no maps.
 * A help for the model only: answers are checked as if there were none.
 */
final class AnswerSchema {
  /** Thresholds come first. Providers limit how many fields may be left out. */
  private static final int MOST_METRICS = 15;

  private AnswerSchema() {}

  static ResponseFormat of(Subjects subjects) {
    var root =
        JsonObjectSchema.builder()
            .addBooleanProperty("regression")
            .addStringProperty("reason")
            .addProperty("new_thresholds", thresholds(subjects))
            .addProperty("stage_adjustments", list(adjustment()))
            .addProperty("remove", list(new JsonStringSchema()))
            .addNumberProperty("confidence")
            .required("reason", "new_thresholds", "stage_adjustments", "remove", "confidence")
            .additionalProperties(false)
            .build();
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(JsonSchema.builder().name("run_analysis").rootElement(root).build())
        .build();
  }

  private static JsonObjectSchema thresholds(Subjects subjects) {
    var thresholds = JsonObjectSchema.builder().additionalProperties(false);
    subjects.metrics().stream()
        .limit(MOST_METRICS)
        .forEach(metric -> thresholds.addProperty(metric, list(new JsonStringSchema())));
    return thresholds.build();
  }

  private static JsonObjectSchema adjustment() {
    return JsonObjectSchema.builder()
        .addStringProperty("type")
        .addStringProperty("reason")
        .addStringProperty("change")
        .addStringProperty("stage")
        .addStringProperty("duration")
        .addIntegerProperty("target")
        .required("type", "reason", "change")
        .additionalProperties(false)
        .build();
  }

  private static JsonArraySchema list(JsonSchemaElement items) {
    return JsonArraySchema.builder().items(items).build();
  }
}
