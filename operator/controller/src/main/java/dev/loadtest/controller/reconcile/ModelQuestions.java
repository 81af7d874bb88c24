package dev.loadtest.controller.reconcile;

import dev.loadtest.analyst.Outcome;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.reconcile.Models.Chosen;
import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.analysis.Diagnosis;
import dev.loadtest.core.analysis.ModelEvidence;
import dev.loadtest.core.analysis.Prompt;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Asks models about runs, beside the reconcilers: a question takes up to minutes. What is under way
 * is known here only, and asked again after a restart; the daily budget bounds that.
 */
public final class ModelQuestions {
  /** Beyond the longest timeout that a test can ask for: a verdict waits for no model longer. */
  private static final Duration LONGEST = Duration.ofMinutes(6);

  private static final Outcome LATE =
      new Outcome.Failed(Outcome.Failure.Timeout, "The model did not answer in time.");

  private final Models models;
  private final Executor asking =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("model-", 0).factory());
  private final Map<String, CompletableFuture<Outcome>> asked = new ConcurrentHashMap<>();

  public ModelQuestions(Models models) {
    this.models = models;
  }

  /** What a model makes of a run. */
  sealed interface Opinion {
    /** Nobody is asked: there is no model, or the run needs no word. */
    record None() implements Opinion {}

    /** The answer is on its way. */
    record Pending() implements Opinion {}

    record Given(String provider, String model, Prompt prompt, Outcome outcome)
        implements Opinion {}
  }

  /** The opinion on a run; the same question while it is under way. */
  Opinion about(LoadTestRun run, Case analysed, Diagnosis diagnosis) {
    Optional<Chosen> model =
        isAsked(run, analysed)
            ? models.choose(analysed.spec(), run.getMetadata().getNamespace())
            : Optional.empty();
    if (model.isEmpty()) {
      return new Opinion.None();
    }
    Prompt prompt = prompt(analysed, diagnosis);
    CompletableFuture<Outcome> answer =
        asked.computeIfAbsent(
            run.getMetadata().getUid(),
            uid ->
                CompletableFuture.supplyAsync(() -> model.get().ask(prompt), asking)
                    .completeOnTimeout(LATE, LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(ModelQuestions::broken));
    return answer.isDone()
        ? new Opinion.Given(model.get().provider(), model.get().model(), prompt, answer.join())
        : new Opinion.Pending();
  }

  /** Forgets a run that has ended. */
  void forget(LoadTestRun run) {
    asked.remove(run.getMetadata().getUid());
  }

  private static boolean isAsked(LoadTestRun run, Case analysed) {
    return run.getSpec().purpose() == Purpose.Normal
        && switch (analysed.judgement().verdict()) {
          case Failed, Inconclusive -> true;
          case Passed, Error -> false;
        };
  }

  /** What broke may quote a key: its kind says enough. */
  private static Outcome broken(Throwable thrown) {
    Throwable cause = Objects.requireNonNullElse(thrown.getCause(), thrown);
    return new Outcome.Failed(
        Outcome.Failure.Unreachable,
        "The model could not be asked: %s.".formatted(cause.getClass().getSimpleName()));
  }

  private static Prompt prompt(Case analysed, Diagnosis diagnosis) {
    RunHistory history = analysed.evaluation().map(Evaluation::history).orElse(RunHistory.EMPTY);
    return Prompt.about(
        ModelEvidence.of(analysed.spec(), analysed.judgement(), history.runs(), diagnosis));
  }
}
