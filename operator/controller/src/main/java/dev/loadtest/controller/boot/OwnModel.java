package dev.loadtest.controller.boot;

import dev.loadtest.analyst.AllowedAddresses;
import dev.loadtest.analyst.AnswerCache;
import dev.loadtest.analyst.ApiKey;
import dev.loadtest.analyst.DailyBudget;
import dev.loadtest.analyst.LlmAnalyst;
import dev.loadtest.analyst.ModelMetrics;
import dev.loadtest.analyst.ModelSettings;
import dev.loadtest.controller.reconcile.Models.OperatorsModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The model of the installation, asked where neither test nor namespace names one. */
final class OwnModel {
  private static final int CACHED = 200;

  private OwnModel() {}

  /** Its address is allowed for it alone: tests cannot name it because of this. */
  static Optional<OperatorsModel> of(
      Settings.Analysis analysis, DailyBudget budget, ModelMetrics metrics) {
    return analysis
        .provider()
        .map(
            provider ->
                new OperatorsModel(
                    new ModelSettings(
                        provider,
                        analysis.model().orElse(""),
                        analysis.baseUrl().orElse(""),
                        analysis.keyFile().map(OwnModel::key).orElse(ApiKey.NONE),
                        analysis.timeout(),
                        analysis.maxTokens()),
                    new LlmAnalyst(
                        AllowedAddresses.of(analysis.baseUrl().map(List::of).orElse(List.of())),
                        new AnswerCache(CACHED),
                        budget,
                        metrics)));
  }

  private static ApiKey key(Path file) {
    try {
      return ApiKey.of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the key of analysis.default cannot be read", e);
    }
  }
}
