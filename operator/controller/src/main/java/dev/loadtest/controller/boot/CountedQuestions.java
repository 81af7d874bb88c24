package dev.loadtest.controller.boot;

import dev.loadtest.analyst.ModelMetrics;
import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Questions to models as metrics: how they ended, how long they took, what they used. */
record CountedQuestions(MeterRegistry registry) implements ModelMetrics {

  @Override
  public void asked(
      Provider provider, String model, String ended, Duration took, long tokensIn, long tokensOut) {
    String vendor = provider.name();
    registry.counter("loadtest.llm.requests", "provider", vendor, "outcome", ended).increment();
    registry.timer("loadtest.llm.duration", "provider", vendor).record(took);
    registry
        .counter("loadtest.llm.tokens", "provider", vendor, "direction", "in")
        .increment(tokensIn);
    registry
        .counter("loadtest.llm.tokens", "provider", vendor, "direction", "out")
        .increment(tokensOut);
  }
}
