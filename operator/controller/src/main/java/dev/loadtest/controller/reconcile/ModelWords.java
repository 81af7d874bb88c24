package dev.loadtest.controller.reconcile;

import dev.loadtest.analyst.Outcome;
import dev.loadtest.controller.reconcile.ModelQuestions.Opinion;
import dev.loadtest.core.analysis.ModelAnswer;
import dev.loadtest.core.analysis.Prompt;
import dev.loadtest.core.heal.Advice;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.status.AnalysisStatus.ModelStatus;
import java.util.Map;
import java.util.Optional;

/** A model's opinion, as it is shown and as healing hears it. */
final class ModelWords {
  private ModelWords() {}

  /** As it is shown; empty where nobody was asked. */
  static Optional<ModelStatus> status(Opinion opinion, Classification classification) {
    return switch (opinion) {
      case Opinion.None n -> Optional.empty();
      case Opinion.Pending p -> Optional.empty();
      case Opinion.Given(var provider, var model, var prompt, Outcome.Answered a) ->
          Optional.of(
              new ModelStatus(
                  provider,
                  model,
                  "Answered",
                  a.answer().reason(),
                  a.answer().regression().orElse(null),
                  disagreement(a.answer(), classification),
                  a.tokensIn() + a.tokensOut()));
      case Opinion.Given(var provider, var model, var prompt, Outcome.Failed f) ->
          Optional.of(
              new ModelStatus(provider, model, f.kind().name(), f.sentence(), null, null, null));
    };
  }

  /** What was asked and answered, to be kept with the run; by file name. */
  static Map<String, String> talk(Opinion opinion) {
    return switch (opinion) {
      case Opinion.None n -> Map.of();
      case Opinion.Pending p -> Map.of();
      case Opinion.Given(var provider, var model, Prompt prompt, Outcome outcome) ->
          Map.of(
              "question.txt",
              prompt.system() + "\n\n" + prompt.user(),
              "answer.txt",
              switch (outcome) {
                case Outcome.Answered a -> a.raw();
                case Outcome.Failed f -> f.kind() + ": " + f.sentence();
              });
    };
  }

  /** What healing may take as an idea. */
  static Optional<Advice> advice(Opinion opinion) {
    return opinion instanceof Opinion.Given(var provider, var model, var prompt, Outcome.Answered a)
        ? Optional.of(Advice.of(a.answer()))
        : Optional.empty();
  }

  private static String disagreement(ModelAnswer answer, Classification classification) {
    boolean regression = classification == Classification.Regression;
    return answer
        .regression()
        .filter(seen -> seen != regression)
        .map(
            seen ->
                seen
                    ? "the model sees a regression, the statistics do not"
                    : "the model sees no regression, the statistics do; they decide")
        .orElse(null);
  }
}
