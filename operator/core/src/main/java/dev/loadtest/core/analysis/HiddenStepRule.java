package dev.loadtest.core.analysis;

import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.judge.LevelFinding.UndeclaredStep;
import java.util.List;
import java.util.Optional;

/** A step that the history has already taken in: its place in the history is the best clue. */
final class HiddenStepRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(UndeclaredStep.class).map(step -> theory(look, step));
  }

  private static Theory theory(Look look, UndeclaredStep step) {
    var first = first(look, step.runsAgo());
    return new Theory(
        Cause.Regression,
        List.of(
            Sign.proven(
                first
                    .map(run -> "the step came with " + Since.name(run))
                    .orElse("the step came %d runs ago".formatted(step.runsAgo())))),
        "Look at what was released or changed before %s. If it is wanted, accept this run: kubectl annotate lt/TEST loadtest.dev/accept-baseline=RUN."
            .formatted(first.map(Since::name).orElse("that run")));
  }

  /** The first run after the step, of those that count. */
  private static Optional<KeptRun> first(Look look, int runsAgo) {
    List<KeptRun> runs =
        look.deciding().stream()
            .flatMap(
                number ->
                    look.history().runs().stream()
                        .filter(KeptRun::counts)
                        .filter(run -> run.point(number.measure()).isPresent()))
            .toList();
    return runsAgo > 0 && runsAgo <= runs.size()
        ? Optional.of(runs.get(runs.size() - runsAgo))
        : Optional.empty();
  }
}
