package dev.loadtest.analyst;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.loadtest.core.analysis.Prompt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Speaks the protocols of the vendors through LangChain4j, without its retries and its logs. */
record Vendor(ModelSettings settings, URI baseUrl, HttpClientBuilder http, Prompt prompt) {
  private static final int SMALLEST_CONTEXT = 8192;

  ChatModel model(Form form) {
    return switch (settings.provider()) {
      case Anthropic -> anthropic(form);
      case OpenAI -> openAi(form);
      case Ollama -> ollama(form);
      case None -> throw new IllegalArgumentException("None is no vendor");
    };
  }

  private ChatModel anthropic(Form form) {
    var model =
        AnthropicChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(baseUrl.toString())
            .apiKey(settings.apiKey().value())
            .modelName(settings.model())
            .maxTokens(settings.maxTokens())
            .maxRetries(0);
    return switch (form) {
      case Structured ->
          model
              .temperature(0.0)
              .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
              .responseFormat(schema())
              .build();
      case Plain -> model.build();
    };
  }

  private ChatModel openAi(Form form) {
    boolean own = OwnAddress.origins(settings.provider()).contains(Origin.of(baseUrl));
    var model =
        OpenAiChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(baseUrl.toString())
            .modelName(settings.model())
            // OpenAI's reasoning models refuse the old name, and other servers do not know the new.
            .maxTokens(own ? null : (Integer) settings.maxTokens())
            .maxCompletionTokens(own ? (Integer) settings.maxTokens() : null)
            .maxRetries(0);
    if (!settings.apiKey().isAbsent()) {
      model.apiKey(settings.apiKey().value());
    }
    return switch (form) {
      case Structured ->
          model
              .temperature(0.0)
              .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
              .strictJsonSchema(true)
              .responseFormat(schema())
              .build();
      case Plain -> model.build();
    };
  }

  private ChatModel ollama(Form form) {
    var model =
        OllamaChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(baseUrl.toString())
            .modelName(settings.model())
            .numPredict(settings.maxTokens())
            .numCtx(context())
            .maxRetries(0);
    if (!settings.apiKey().isAbsent()) {
      model.customHeaders(Map.of("Authorization", "Bearer " + settings.apiKey().value()));
    }
    return switch (form) {
      case Structured ->
          model
              .temperature(0.0)
              .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
              .responseFormat(schema())
              .build();
      case Plain -> model.build();
    };
  }

  /** Ollama cuts what is longer than its context without a word, and its default is short. */
  private int context() {
    int bytes = (prompt.system() + prompt.user()).getBytes(StandardCharsets.UTF_8).length;
    int needed = bytes / 2 + 2 * settings.maxTokens();
    return Math.max(SMALLEST_CONTEXT, (needed + 1023) / 1024 * 1024);
  }

  private ResponseFormat schema() {
    return AnswerSchema.of(prompt.subjects());
  }
}
