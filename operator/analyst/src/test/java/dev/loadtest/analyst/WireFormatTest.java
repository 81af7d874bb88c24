package dev.loadtest.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.analyst.FakeVendor.Asked;
import dev.loadtest.analyst.Outcome.Answered;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is sent to each vendor, and what their answers become. */
class WireFormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void anthropicIsAskedByItsMessagesApi() throws Exception {
    Asked asked = asked(Provider.Anthropic);
    JsonNode body = JSON.readTree(asked.body());
    assertThat(asked.path()).isEqualTo("/v1/messages");
    assertThat(asked.headers())
        .containsEntry("x-api-key", Question.KEY)
        .containsEntry("anthropic-version", "2023-06-01")
        .containsEntry("user-agent", "loadtest-operator")
        .doesNotContainKey("authorization");
    assertThat(body.get("model").textValue()).isEqualTo("the-model");
    assertThat(body.get("max_tokens").intValue()).isEqualTo(1500);
    assertThat(body.get("temperature").doubleValue()).isZero();
    assertThat(body.at("/system/0/text").textValue()).isEqualTo(Question.PROMPT.system());
    assertThat(body.at("/messages/0/content/0/text").textValue()).isEqualTo(Question.PROMPT.user());
    assertSchema(body.at("/output_config/format/schema"));
  }

  @Test
  void openAiIsAskedByItsChatCompletions() throws Exception {
    Asked asked = asked(Provider.OpenAI);
    JsonNode body = JSON.readTree(asked.body());
    assertThat(asked.path()).isEqualTo("/v1/chat/completions");
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer " + Question.KEY)
        .containsEntry("content-type", "application/json");
    assertThat(body.get("max_tokens").intValue()).isEqualTo(1500);
    assertThat(body.get("temperature").doubleValue()).isZero();
    assertThat(body.at("/messages/0/role").textValue()).isEqualTo("system");
    assertThat(body.at("/messages/1/content").textValue()).isEqualTo(Question.PROMPT.user());
    assertThat(body.at("/response_format/type").textValue()).isEqualTo("json_schema");
    assertThat(body.at("/response_format/json_schema/strict").booleanValue()).isTrue();
    JsonNode schema = body.at("/response_format/json_schema/schema");
    assertSchema(schema);
    assertThat(schema.at("/properties/regression/type").toString()).contains("null");
    assertThat(schema.at("/additionalProperties").booleanValue()).isFalse();
  }

  @Test
  void ollamaIsAskedByItsChat() throws Exception {
    Asked asked = asked(Provider.Ollama);
    JsonNode body = JSON.readTree(asked.body());
    assertThat(asked.path()).isEqualTo("/api/chat");
    assertThat(asked.headers()).containsEntry("authorization", "Bearer " + Question.KEY);
    assertThat(body.get("stream").booleanValue()).isFalse();
    assertThat(body.at("/options/num_predict").intValue()).isEqualTo(1500);
    assertThat(body.at("/options/num_ctx").intValue()).isEqualTo(8192);
    assertThat(body.at("/options/temperature").doubleValue()).isZero();
    assertThat(body.at("/messages/1/content").textValue()).isEqualTo(Question.PROMPT.user());
    assertSchema(body.get("format"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "None")
  void anAnswerIsReadAndCounted(Provider provider) throws Exception {
    try (var vendor = new FakeVendor()) {
      vendor.then(200, Wire.answer(provider, Wire.SENSIBLE));
      var question = new Question(vendor);
      Answered answered = (Answered) question.ask(provider);
      assertThat(answered.answer().regression()).contains(true);
      assertThat(answered.answer().confidence()).hasValue(0.9);
      assertThat(answered.tokensIn()).isEqualTo(2095);
      assertThat(answered.tokensOut()).isEqualTo(503);
      assertThat(answered.repaired()).isFalse();
      assertThat(answered.raw()).contains("p95 rose by 64 %");
      assertThat(question.counted).containsExactly(provider + " the-model Answered 2095/503");
      assertThat(question.store.read("shop").orElseThrow().tokens()).isEqualTo(2598);
      assertThat(question.store.read("shop").orElseThrow().calls()).isEqualTo(1);
    }
  }

  private static void assertSchema(JsonNode schema) {
    assertThat(schema.at("/properties/new_thresholds/properties").has("http_req_failed")).isTrue();
    assertThat(schema.get("required").toString()).doesNotContain("target");
  }

  private static Asked asked(Provider provider) throws Exception {
    try (var vendor = new FakeVendor()) {
      vendor.then(200, Wire.answer(provider, Wire.SENSIBLE));
      Outcome outcome = new Question(vendor).ask(provider);
      assertThat(outcome).isInstanceOf(Answered.class);
      assertThat(vendor.asked).hasSize(1);
      return vendor.asked.getFirst();
    }
  }
}
