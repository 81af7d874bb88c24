package dev.loadtest.controller.boot;

import dev.loadtest.analyst.AllowedAddresses;
import dev.loadtest.analyst.AnswerCache;
import dev.loadtest.analyst.DailyBudget;
import dev.loadtest.analyst.LlmAnalyst;
import dev.loadtest.analyst.ModelMetrics;
import dev.loadtest.analyst.ModelPort;
import dev.loadtest.analyst.SpentStore;
import dev.loadtest.controller.act.RedeployHook;
import dev.loadtest.controller.git.ForgeAddresses;
import dev.loadtest.controller.git.PullRequests;
import dev.loadtest.controller.observe.evidence.PrometheusReadings;
import dev.loadtest.controller.reconcile.Models.OperatorsModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What the operator talks to besides the API server; each is guarded by a list of addresses. */
record Outside(
    PrometheusReadings prometheus,
    ModelPort models,
    Optional<OperatorsModel> model,
    PullRequests forges,
    RedeployHook hook) {
  private static final int CACHED = 200;

  /** Nothing but what needs no list. */
  static Outside usual() {
    return new Outside(
        PrometheusReadings.NONE,
        models(List.of(), new DailyBudget(0, 0, SpentStore.inMemory(), InstantSource.system())),
        Optional.empty(),
        new PullRequests(new ForgeAddresses(List.of())),
        new RedeployHook(List.of()));
  }

  /** As an installation says. */
  static Outside of(
      Settings settings, PrometheusReadings prometheus, SpentStore spent, ModelMetrics metrics) {
    var analysis = settings.analysis();
    var budget =
        new DailyBudget(
            analysis.maxCallsPerDay(), analysis.maxTokensPerDay(), spent, InstantSource.system());
    return new Outside(
        prometheus,
        new LlmAnalyst(
            AllowedAddresses.of(analysis.allowedBaseUrls().orElse(List.of())),
            new AnswerCache(CACHED),
            budget,
            metrics),
        OwnModel.of(analysis, budget, metrics),
        new PullRequests(new ForgeAddresses(settings.forges().allowed().orElse(List.of()))),
        new RedeployHook(settings.webhooks().allowed().orElse(List.of())));
  }

  private static ModelPort models(List<String> allowed, DailyBudget budget) {
    return new LlmAnalyst(
        AllowedAddresses.of(allowed), new AnswerCache(CACHED), budget, ModelMetrics.none());
  }
}
