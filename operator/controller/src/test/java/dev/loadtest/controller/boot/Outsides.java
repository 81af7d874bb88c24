package dev.loadtest.controller.boot;

import dev.loadtest.analyst.AllowedAddresses;
import dev.loadtest.analyst.AnswerCache;
import dev.loadtest.analyst.DailyBudget;
import dev.loadtest.analyst.LlmAnalyst;
import dev.loadtest.analyst.ModelMetrics;
import dev.loadtest.analyst.SpentStore;
import dev.loadtest.controller.act.RedeployHook;
import dev.loadtest.controller.git.PullRequests;
import java.time.InstantSource;
import java.util.List;

/** What an operator talks to besides the API server, one thing at a time. */
final class Outsides {
  private Outsides() {}

  static Outside hook(RedeployHook hook) {
    Outside usual = Outside.usual();
    return new Outside(usual.prometheus(), usual.models(), usual.model(), usual.forges(), hook);
  }

  static Outside forges(PullRequests forges) {
    Outside usual = Outside.usual();
    return new Outside(usual.prometheus(), usual.models(), usual.model(), forges, usual.hook());
  }

  /** Models at these addresses. */
  static Outside models(String... addresses) {
    Outside usual = Outside.usual();
    var analyst =
        new LlmAnalyst(
            AllowedAddresses.of(List.of(addresses)),
            new AnswerCache(10),
            new DailyBudget(100, 1_000_000, SpentStore.inMemory(), InstantSource.system()),
            ModelMetrics.none());
    return new Outside(usual.prometheus(), analyst, usual.model(), usual.forges(), usual.hook());
  }
}
