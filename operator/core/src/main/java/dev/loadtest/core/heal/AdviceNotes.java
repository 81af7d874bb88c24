package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.StageDuration;
import dev.loadtest.core.heal.Change.StageRemoved;
import dev.loadtest.core.heal.Change.ThresholdMoved;
import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.heal.Proposal.Source;
import java.util.List;
import java.util.stream.Stream;

/** Says which ideas of a model were not taken. */
final class AdviceNotes {
  private static final int MOST = 10;

  private AdviceNotes() {}

  static List<String> of(HealCase seen, List<Candidate> taken) {
    if (seen.advice().isPresent() && seen.ideas().isEmpty()) {
      return List.of(Guardrail.ModelUnsure.of());
    }
    return seen.ideas().stream()
        .flatMap(advice -> all(advice, taken))
        .limit(MOST)
        .map(idea -> Guardrail.ModelIdea.of(Texts.bounded(idea)))
        .toList();
  }

  private static Stream<String> all(Advice advice, List<Candidate> taken) {
    List<Change> made =
        taken.stream().filter(c -> c.source() == Source.Model).map(Candidate::change).toList();
    Stream<String> thresholds =
        advice.thresholdIdeas().stream()
            .filter(i -> made.stream().noneMatch(c -> is(c, i)))
            .map(Object::toString);
    Stream<String> stages =
        advice.stages().stream()
            .filter(i -> made.stream().noneMatch(c -> is(c, i)))
            .map(i -> "stage " + i.stage());
    Stream<String> removals =
        advice.remove().stream()
            .filter(
                name ->
                    made.stream()
                        .noneMatch(c -> c instanceof StageRemoved r && r.stage().equals(name)))
            .map(name -> "without stage " + name);
    return Stream.of(thresholds, stages, removals).flatMap(s -> s);
  }

  private static boolean is(Change change, Advice.ThresholdIdea idea) {
    return change instanceof ThresholdMoved moved
        && Expressions.metric(moved.metric()).equals(Expressions.metric(idea.metric()))
        && Expressions.same(moved.to(), idea.expression());
  }

  private static boolean is(Change change, Advice.StageIdea idea) {
    return change instanceof StageDuration longer
        && longer.stage().equals(idea.stage())
        && idea.duration().flatMap(Durations::read).equals(Durations.read(longer.to()));
  }
}
