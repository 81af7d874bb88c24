package dev.loadtest.analyst;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;

/** What the vendors send, as their references show it, around a model's text. */
final class Wire {
  static final String SENSIBLE =
      """
      {"regression": true, "reason": "p95 rose by 64 %.", "new_thresholds": {}, "stage_adjustments": [], "remove": [], "confidence": 0.9}""";

  private Wire() {}

  /** A complete answer. */
  static String answer(Provider provider, String text) {
    return switch (provider) {
      case Anthropic -> anthropic(text, "end_turn");
      case OpenAI -> openAi(text, "stop");
      case Ollama -> ollama(text, "stop");
      case None -> throw new IllegalArgumentException();
    };
  }

  /** Source: https://docs.anthropic.com/en/api/messages. */
  static String anthropic(String text, String stop) {
    return """
    {"id": "msg_013Zva2CMHLNnjNjJKqJ2EF", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5-20250929",
     "content": [{"type": "text", "text": %s}], "stop_reason": "%s", "stop_sequence": null,
     "usage": {"input_tokens": 2095, "output_tokens": 503, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0}}"""
        .formatted(quoted(text), stop);
  }

  /** Source: https://platform.openai.com/docs/api-reference/chat/object. */
  static String openAi(String text, String finish) {
    return """
    {"id": "chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG", "object": "chat.completion", "created": 1741570283, "model": "gpt-4.1-2025-04-14",
     "choices": [{"index": 0, "message": {"role": "assistant", "content": %s, "refusal": null, "annotations": []}, "logprobs": null, "finish_reason": "%s"}],
     "usage": {"prompt_tokens": 2095, "completion_tokens": 503, "total_tokens": 2598,
      "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}, "completion_tokens_details": {"reasoning_tokens": 0}},
     "service_tier": "default", "system_fingerprint": "fp_fc9f1d7035"}"""
        .formatted(quoted(text), finish);
  }

  /** Source: https://github.com/ollama/ollama/blob/main/docs/api.md. */
  static String ollama(String text, String done) {
    return """
    {"model": "llama3.2", "created_at": "2025-12-12T14:13:43.416799Z", "message": {"role": "assistant", "content": %s},
     "done": true, "done_reason": "%s", "total_duration": 5191566416, "load_duration": 2154458, "prompt_eval_count": 2095,
     "prompt_eval_duration": 383809000, "eval_count": 503, "eval_duration": 4799921000}"""
        .formatted(quoted(text), done);
  }

  /** What is said with a status that is not 2xx. */
  static String error(Provider provider, String type, String message) {
    return switch (provider) {
      case Anthropic ->
          "{\"type\": \"error\", \"error\": {\"type\": \"%s\", \"message\": \"%s\"}, \"request_id\": \"req_011\"}"
              .formatted(type, message);
      case OpenAI ->
          "{\"error\": {\"message\": \"%2$s\", \"type\": \"%1$s\", \"param\": null, \"code\": \"%1$s\"}}"
              .formatted(type, message);
      case Ollama -> "{\"error\": \"%s\"}".formatted(message);
      case None -> throw new IllegalArgumentException();
    };
  }

  static String quoted(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
