package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.git.PullRequestFacts;
import dev.loadtest.controller.git.PullRequestFacts.Author;
import dev.loadtest.controller.git.PullRequestFacts.Changed;
import dev.loadtest.controller.git.PullRequestFacts.Proof;
import dev.loadtest.controller.git.PullRequestFacts.Row;
import dev.loadtest.core.heal.Change;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.spec.ThresholdExpression;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestRunStatus.ComparisonStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a pull request says of a heal. */
final class HealFacts {
  private HealFacts() {}

  /**
   * The facts.
   *
   * @param answered status of the run that the heal answers, where it is still there
   */
  static PullRequestFacts of(LoadTest test, Heal heal, Optional<LoadTestRunStatus> answered) {
    return new PullRequestFacts(
        test.getMetadata().getNamespace(),
        test.getMetadata().getName(),
        heal.proposal().run(),
        heal.proposal().changes().stream().flatMap(c -> row(c, answered).stream()).toList(),
        heal.proposal().changes().stream()
            .map(c -> new Changed(c.change().field(), c.change().from(), c.change().to(), c.why()))
            .toList(),
        answered.map(LoadTestRunStatus::message).orElse(heal.note()),
        heal.proposal().source() == Source.Model ? Author.Model : Author.Rules,
        heal.lastProof().map(p -> new Proof(p.run(), Objects.requireNonNullElse(p.message(), ""))));
  }

  private static Optional<Row> row(ProposedChange proposed, Optional<LoadTestRunStatus> answered) {
    return proposed.change() instanceof Change.ThresholdMoved moved
        ? Optional.of(row(moved, comparison(moved, answered)))
        : Optional.empty();
  }

  private static Row row(Change.ThresholdMoved moved, Optional<ComparisonStatus> compared) {
    return new Row(
        moved.metric(),
        compared.map(ComparisonStatus::baseline).orElse(""),
        compared.map(ComparisonStatus::value).orElse(""),
        compared.map(ComparisonStatus::change).orElse(""),
        moved.from(),
        moved.to());
  }

  private static Optional<ComparisonStatus> comparison(
      Change.ThresholdMoved moved, Optional<LoadTestRunStatus> answered) {
    String statistic = ThresholdExpression.parse(moved.from()).aggregation().text();
    return answered.map(LoadTestRunStatus::comparisons).orElse(List.of()).stream()
        .filter(c -> c.metric().equals(moved.metric()) && c.statistic().equals(statistic))
        .findFirst();
  }
}
