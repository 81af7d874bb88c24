package dev.loadtest.analyst;

import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.time.Duration;
import java.util.Objects;

/**
 * Whom to ask.
 *
 * @param model as the provider writes it
 * @param baseUrl the API's address; empty for the provider's own
 * @param timeout for everything, repetitions and the repair included
 * @param maxTokens longest answer. Unit: tokens
 */
public record ModelSettings(
    Provider provider,
    String model,
    String baseUrl,
    ApiKey apiKey,
    Duration timeout,
    int maxTokens) {

  public ModelSettings {
    Objects.requireNonNull(provider);
    Objects.requireNonNull(timeout);
    model = model == null ? "" : model;
    baseUrl = baseUrl == null ? "" : baseUrl.strip();
    apiKey = apiKey == null ? ApiKey.NONE : apiKey;
  }
}
