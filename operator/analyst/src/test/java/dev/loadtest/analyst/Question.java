package dev.loadtest.analyst;

import dev.loadtest.core.analysis.Prompt;
import dev.loadtest.core.analysis.Subjects;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Asks a fake vendor, and keeps what was counted. */
final class Question {
  static final String KEY = "sk-test-9f8e7d6c5b4a";
  static final Prompt PROMPT =
      new Prompt(
          "You are a performance engineer.",
          "Evidence: {\"p95\": 660}. Explain \u00e4\u6f22.",
          new Subjects(
              List.of("http_req_duration{stage:steady}", "http_req_failed"), List.of("steady")));

  final List<String> counted = new ArrayList<>();
  final SpentStore store = SpentStore.inMemory();
  private final FakeVendor vendor;
  private final LlmAnalyst analyst;

  Question(FakeVendor vendor) {
    this(vendor, 100, 1_000_000);
  }

  Question(FakeVendor vendor, int calls, long tokens) {
    this.vendor = vendor;
    this.analyst =
        new LlmAnalyst(
            AllowedAddresses.of(List.of(vendor.url())),
            new AnswerCache(10),
            new DailyBudget(calls, tokens, store, InstantSource.system()),
            (provider, model, ended, took, in, out) ->
                counted.add("%s %s %s %d/%d".formatted(provider, model, ended, in, out)));
  }

  Outcome ask(Provider provider) {
    return ask(provider, Duration.ofSeconds(20));
  }

  Outcome ask(Provider provider, Duration timeout) {
    return ask(settings(provider, vendor.url(), timeout));
  }

  Outcome ask(ModelSettings settings) {
    return analyst.ask(settings, "shop", PROMPT);
  }

  static ModelSettings settings(Provider provider, String url, Duration timeout) {
    return new ModelSettings(provider, "the-model", url, ApiKey.of(KEY + "\n"), timeout, 1500);
  }
}
