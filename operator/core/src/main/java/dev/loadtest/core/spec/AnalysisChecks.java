package dev.loadtest.core.spec;

import dev.loadtest.core.spec.AnalysisPolicy.Llm;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.time.Duration;

/** Can the model be asked? */
final class AnalysisChecks {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private AnalysisChecks() {}

  static void check(AnalysisPolicy policy, Problems spot) {
    Llm llm = policy.llm();
    if (llm == null || llm.provider() == null) {
      return;
    }
    Problems item = spot.at("llm");
    item.at("model")
        .addIf(llm.provider() != Provider.None && llm.model() == null, Messages.MODEL_NEEDED);
    item.at("baseUrl")
        .addIf(llm.provider() == Provider.Ollama && llm.baseUrl() == null, Messages.MODEL_ADDRESS);
    item.at("secretRef").addIf(needsKey(llm) && llm.secretRef() == null, Messages.MODEL_KEY);
    TargetChecks.checkUrl(llm.baseUrl(), item.at("baseUrl"));
    DurationChecks.check(llm.timeout(), item.at("timeout"))
        .filter(timeout -> timeout.compareTo(LONGEST) > 0)
        .ifPresent(timeout -> item.at("timeout").add(Messages.MODEL_TIMEOUT));
  }

  private static boolean needsKey(Llm llm) {
    return switch (llm.provider()) {
      case Anthropic -> true;
      case OpenAI -> llm.baseUrl() == null;
      case Ollama, None -> false;
    };
  }
}
