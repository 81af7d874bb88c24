package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.RunSummary;
import java.util.List;
import java.util.Optional;

/**
 * A judged run, with everything that speaks for a cause.
 *
 * @param spec as it was run
 * @param answers what is held of each number; empty where nothing could be compared
 * @param summary what was measured, if anything was
 * @param evaluation what it was judged on; empty where nothing could be judged
 * @param sameRollout an earlier run that passed on the same rollout of the service; empty where
 *     there is none, or nobody knows
 */
public record Case(
    LoadTestSpec spec,
    Judgement judgement,
    List<Answered> answers,
    Optional<RunSummary> summary,
    Optional<Evaluation> evaluation,
    Optional<SameRollout> sameRollout) {

  public Case {
    answers = List.copyOf(answers);
  }

  /** The same for a test that is executed alike, and has another policy by now. */
  public Case with(LoadTestSpec current) {
    return new Case(current, judgement, answers, summary, evaluation, sameRollout);
  }

  public static Case of(
      LoadTestSpec spec,
      Judgement judgement,
      Optional<RunSummary> summary,
      Optional<Evaluation> evaluation) {
    return new Case(
        spec,
        judgement,
        evaluation.map(Judge::answers).orElseGet(List::of),
        summary,
        evaluation,
        evaluation.flatMap(SameRollout::of));
  }

  /** The same, on a rollout with which another run passed. */
  public Case on(SameRollout known) {
    return new Case(spec, judgement, answers, summary, evaluation, Optional.of(known));
  }
}
