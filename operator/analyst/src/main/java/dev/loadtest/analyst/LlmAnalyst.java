package dev.loadtest.analyst;

import dev.loadtest.analyst.AllowedAddresses.Answer.Allowed;
import dev.loadtest.analyst.AllowedAddresses.Answer.NotAllowed;
import dev.loadtest.analyst.Outcome.Answered;
import dev.loadtest.analyst.Outcome.Failed;
import dev.loadtest.analyst.Outcome.Failure;
import dev.loadtest.core.analysis.Prompt;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.net.URI;
import java.time.Duration;

/**
 * Asks a language model, within an address list, a budget and a time. Safe for many threads; keeps
 * no key.
 */
public final class LlmAnalyst implements ModelPort {
  private final AllowedAddresses allowed;
  private final AnswerCache cache;
  private final DailyBudget budget;
  private final ModelMetrics metrics;

  public LlmAnalyst(
      AllowedAddresses allowed, AnswerCache cache, DailyBudget budget, ModelMetrics metrics) {
    this.allowed = allowed;
    this.cache = cache;
    this.budget = budget;
    this.metrics = metrics;
  }

  @Override
  public Outcome ask(ModelSettings settings, String namespace, Prompt prompt) {
    long start = System.nanoTime();
    Purse purse = new Purse(budget, namespace);
    Outcome outcome = asked(settings, purse, prompt);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    metrics.asked(
        settings.provider(),
        settings.model(),
        ended(outcome),
        took,
        purse.tokensIn(),
        purse.tokensOut());
    return timed(outcome, took);
  }

  private Outcome asked(ModelSettings settings, Purse purse, Prompt prompt) {
    if (settings.provider() == Provider.None) {
      return new Failed(Failure.Refused, "No model is asked: the provider is None.");
    }
    return switch (allowed.check(settings.provider(), settings.baseUrl())) {
      case NotAllowed no -> new Failed(Failure.AddressNotAllowed, no.why());
      case Allowed yes -> keyed(settings, yes.baseUrl(), purse, prompt);
    };
  }

  private Outcome keyed(ModelSettings settings, URI baseUrl, Purse purse, Prompt prompt) {
    if (!settings.apiKey().isSendable()) {
      return new Failed(
          Failure.Unauthorized,
          "The API key holds characters that no key has, such as a line break; check the Secret.");
    }
    if (settings.apiKey().isAbsent() && needsKey(settings, baseUrl)) {
      return new Failed(
          Failure.Unauthorized, settings.provider() + " needs an API key; write secretRef.");
    }
    var key = AnswerCache.Key.of(settings, baseUrl, prompt);
    return cache
        .find(key)
        .<Outcome>map(answered -> answered)
        .orElseGet(
            () -> {
              Outcome outcome = sent(settings, baseUrl, purse, prompt);
              if (outcome instanceof Answered answered) {
                cache.keep(key, answered);
              }
              return outcome;
            });
  }

  private static boolean needsKey(ModelSettings settings, URI baseUrl) {
    return settings.provider() == Provider.Anthropic
        || OwnAddress.origins(settings.provider()).contains(Origin.of(baseUrl));
  }

  private static Outcome sent(ModelSettings settings, URI baseUrl, Purse purse, Prompt prompt) {
    Deadline deadline = Deadline.in(settings.timeout());
    try (var client = new BoundedClient(Origin.of(baseUrl), deadline)) {
      var vendor = new Vendor(settings, baseUrl, new BoundedClientBuilder(client), prompt);
      return new Talk(settings, prompt, vendor, purse, deadline).outcome();
    } catch (RuntimeException unexpected) {
      // Of LangChain4j's builders or of the budget's store. What they say may quote the key.
      return new Failed(
          Failure.Refused,
          "The model could not be asked: %s. Check provider, model and the budget's record."
              .formatted(unexpected.getClass().getSimpleName()));
    }
  }

  private static Outcome timed(Outcome outcome, Duration took) {
    return switch (outcome) {
      case Answered a when !a.cached() ->
          new Answered(
              a.answer(),
              a.raw(),
              a.tokensIn(),
              a.tokensOut(),
              took.toMillis(),
              a.repaired(),
              false);
      case Answered cached -> cached;
      case Failed failed -> failed;
    };
  }

  private static String ended(Outcome outcome) {
    return switch (outcome) {
      case Answered a -> a.cached() ? "Cached" : a.repaired() ? "Repaired" : "Answered";
      case Failed failed -> failed.kind().name();
    };
  }
}
