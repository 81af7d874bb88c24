package dev.loadtest.analyst;

import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the providers are. Source: https://docs.anthropic.com/en/api/overview,
 * https://platform.openai.com/docs/api-reference,
 * https://platform.openai.com/docs/guides/your-data.
 */
final class OwnAddress {
  private OwnAddress() {}

  /** The usual one; Ollama runs wherever somebody runs it. */
  static Optional<URI> of(Provider provider) {
    return all(provider).findFirst().map(URI::create);
  }

  static Set<Origin> origins(Provider provider) {
    return all(provider).map(URI::create).map(Origin::of).collect(Collectors.toSet());
  }

  /** The path may be left out where there is only one. */
  static URI complete(Provider provider, Origin origin, String path) {
    String plain = path.replaceFirst("/$", "");
    String version =
        switch (provider) {
          case Anthropic, OpenAI -> "/v1";
          case Ollama, None -> "";
        };
    return URI.create(origin + (plain.isEmpty() ? version : plain));
  }

  private static Stream<String> all(Provider provider) {
    return switch (provider) {
      case Anthropic -> Stream.of("https://api.anthropic.com/v1");
      case OpenAI ->
          Stream.of(
              "https://api.openai.com/v1",
              "https://eu.api.openai.com/v1",
              "https://us.api.openai.com/v1");
      case Ollama, None -> Stream.empty();
    };
  }
}
