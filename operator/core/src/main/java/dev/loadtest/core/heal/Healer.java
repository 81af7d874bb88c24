package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.ThresholdMoved;
import dev.loadtest.core.heal.Healing.Nothing;
import dev.loadtest.core.heal.Healing.Proposed;
import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.ThresholdOutcome;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.Digests;
import dev.loadtest.core.spec.Problem;
import dev.loadtest.core.spec.SpecValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what to change in a test after a run: findings ask for it, guardrails bound it. {@code
 * docs/healing.md} says what may change and how far.
 */
public final class Healer {
  private static final int ID_DIGITS = 8;
  private static final int MOST_NOTES = 20;

  private Healer() {}

  public static Healing propose(HealCase seen) {
    Optional<String> against = Guardrails.against(seen);
    if (against.isPresent()) {
      return new Nothing(List.of(against.get()));
    }
    List<Candidate> candidates = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Idea idea : Ideas.of(seen)) {
      switch (idea) {
        case Idea.Refused(var why) -> refused.add(why);
        case Candidate candidate ->
            Guardrails.against(seen, candidate)
                .ifPresentOrElse(refused::add, () -> candidates.add(candidate));
      }
    }
    refused.addAll(AdviceNotes.of(seen, candidates));
    return candidates.isEmpty() ? nothing(refused) : proposed(seen, candidates, refused);
  }

  private static Healing proposed(HealCase seen, List<Candidate> candidates, List<String> refused) {
    Proposal proposal = proposal(seen, candidates, refused);
    Optional<String> against =
        staysCrossed(seen, candidates)
            .map(Guardrail.StaysCrossed::of)
            .or(() -> invalid(seen, proposal).map(Guardrail.Invalid::of))
            .or(() -> repeated(seen, proposal));
    return against
        .<Healing>map(why -> nothing(Stream.concat(Stream.of(why), refused.stream()).toList()))
        .orElseGet(() -> new Proposed(proposal));
  }

  private static Healing nothing(List<String> why) {
    List<String> notes = why.stream().distinct().limit(MOST_NOTES).toList();
    return new Nothing(notes.isEmpty() ? List.of(Guardrail.NothingAsked.of()) : notes);
  }

  private static Proposal proposal(
      HealCase seen, List<Candidate> candidates, List<String> refused) {
    Stream<String> changes =
        candidates.stream()
            .map(Candidate::change)
            .flatMap(c -> Stream.of(c.field(), c.from(), c.to()));
    String digest =
        Digests.hex(
            Stream.concat(Stream.of(seen.testUid(), seen.run()), changes).toArray(String[]::new));
    boolean advised = candidates.stream().anyMatch(c -> c.source() == Source.Model);
    return new Proposal(
        "h" + digest.substring(0, ID_DIGITS),
        seen.run(),
        candidates.stream().map(Candidate::proposed).toList(),
        candidates.stream().mapToInt(Candidate::confidence).min().orElse(0),
        advised ? Source.Model : Source.Rules,
        refused.stream().distinct().limit(MOST_NOTES).toList());
  }

  /** A threshold that fails the run, and that no change would help. */
  private static Optional<String> staysCrossed(HealCase seen, List<Candidate> candidates) {
    var judgement = seen.analysed().judgement();
    boolean failed = judgement.verdict() != Verdict.Passed && judgement.verdict() != Verdict.Error;
    boolean measured = judgement.classification() != Classification.Environment;
    boolean reshaped = candidates.stream().anyMatch(c -> !(c.change() instanceof ThresholdMoved));
    return judgement.outcomes().stream()
        .filter(o -> failed && measured && seen.spec().failOnThresholds())
        .filter(o -> o.result() == ThresholdOutcome.Result.Crossed)
        .map(ThresholdOutcome::name)
        .filter(name -> candidates.stream().noneMatch(c -> moves(c, name)))
        .filter(name -> !(reshaped && isByShape(seen, name)))
        .findFirst();
  }

  private static boolean moves(Candidate candidate, String threshold) {
    return candidate.change() instanceof ThresholdMoved moved
        && moved.threshold().equals(threshold);
  }

  private static boolean isByShape(HealCase seen, String threshold) {
    return seen.answers().stream()
        .filter(a -> a.threshold().filter(t -> t.name().equals(threshold)).isPresent())
        .anyMatch(a -> a.classification() == Classification.TestShape);
  }

  private static Optional<String> invalid(HealCase seen, Proposal proposal) {
    try {
      return SpecValidator.validate(ChangedSpec.of(seen.spec(), proposal.bare())).stream()
          .findFirst()
          .map(Problem::toString);
    } catch (EditRefused e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> repeated(HealCase seen, Proposal proposal) {
    return seen.heals().heal(proposal.id()).map(h -> Guardrail.Repeated.of(h.id(), h.state()));
  }
}
