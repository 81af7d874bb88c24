package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.StageDuration;
import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.LevelFinding.TooFewSamples;
import dev.loadtest.core.spec.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A soak that is too short for what its thresholds ask: so many samples more, a fifth on top. */
final class SoakIdeas {
  private static final double ON_TOP = 1.2;
  private static final double MOST = 10;

  private SoakIdeas() {}

  static List<Idea> of(HealCase seen) {
    return LoadShape.of(seen.spec())
        .map(
            load ->
                seen.answers().stream()
                    .filter(a -> a.threshold().isPresent())
                    .flatMap(a -> tooFew(a).map(f -> longer(seen, load, a, f)).stream())
                    .limit(1)
                    .toList())
        .orElseGet(() -> List.of(Idea.refused(Guardrail.NoStages)));
  }

  private static Optional<TooFewSamples> tooFew(Answered number) {
    return number.findings().stream()
        .filter(TooFewSamples.class::isInstance)
        .map(TooFewSamples.class::cast)
        .findFirst();
  }

  private static Idea longer(
      HealCase seen, LoadShape load, Answered number, TooFewSamples finding) {
    OptionalInt found =
        Stream.concat(
                number.measure().selector().stage().map(load::index).stream(),
                Stream.of(load.longestHold()))
            .filter(OptionalInt::isPresent)
            .findFirst()
            .orElse(OptionalInt.empty());
    if (found.isEmpty() || finding.samples() <= 0) {
      return Idea.refused(Guardrail.NoStages);
    }
    Stage stage = load.stages().get(found.getAsInt());
    double factor = finding.needed() / (double) finding.samples() * ON_TOP;
    Duration now = load.duration(found.getAsInt());
    Duration wanted = Durations.rounded(Duration.ofMillis(Math.round(now.toMillis() * factor)));
    if (!(factor > 1) || wanted.compareTo(now.multipliedBy((long) MOST)) > 0) {
      return Idea.refused(Guardrail.Tenfold, "stage " + stage.name());
    }
    return LongestLoad.against(seen.spec(), stage.name(), wanted.minus(now))
        .<Idea>map(Idea.Refused::new)
        .orElseGet(
            () ->
                new Candidate(
                    new StageDuration(stage.name(), stage.duration(), Durations.written(wanted)),
                    finding.type(),
                    "%s; %s of stage %s give enough"
                        .formatted(finding.sentence(), Durations.written(wanted), stage.name()),
                    Certainty.CERTAIN,
                    Source.Rules));
  }
}
