package dev.loadtest.analyst;

import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.time.Duration;

/** Counts questions: how they ended, how long they took, what they used. */
public interface ModelMetrics {

  /**
   * A question has ended.
   *
   * @param ended {@code Answered}, {@code Repaired}, {@code Cached} or the name of a {@link
   *     Outcome.Failure}: a small set, fit for a label
   * @param tokensIn 0 where nothing was sent or the provider does not say
   */
  void asked(
      Provider provider, String model, String ended, Duration took, long tokensIn, long tokensOut);

  /** Counts nothing. */
  static ModelMetrics none() {
    return (provider, model, ended, took, tokensIn, tokensOut) -> {};
  }
}
