package dev.loadtest.core.heal;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.LevelFinding.Declared;
import dev.loadtest.core.judge.LevelFinding.Improved;
import dev.loadtest.core.judge.LevelFinding.ThresholdInNoiseBand;
import dev.loadtest.core.judge.LevelFinding.ThresholdStale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Thresholds that do not fit what the service delivers, though it is as it should be. */
final class ThresholdIdeas {
  private ThresholdIdeas() {}

  /** For thresholds that are crossed without the service's fault. */
  static List<Idea> looser(HealCase seen) {
    List<Idea> ideas = new ArrayList<>();
    for (Answered number : asked(seen)) {
      first(number, ThresholdStale.class)
          .ifPresent(f -> ideas.add(looser(seen, number, f, center(number), runs(number))));
      first(number, ThresholdInNoiseBand.class)
          .ifPresent(
              f ->
                  ideas.add(
                      f.decidable()
                          ? looser(seen, number, f, center(number), runs(number))
                          : Idea.refused(Guardrail.Undecidable, name(number))));
      first(number, Declared.class)
          .filter(f -> number.breach())
          .ifPresent(
              f ->
                  ideas.add(
                      looser(seen, number, f, DeclaredLevel.of(seen, number, f), number.tries())));
    }
    return ideas;
  }

  /** For thresholds that protect less than what was gained. */
  static List<Idea> tighter(HealCase seen) {
    List<Idea> ideas = new ArrayList<>();
    if (seen.spec().failOnThresholds()) {
      for (Answered number : asked(seen)) {
        first(number, Improved.class)
            .filter(f -> number.level().isPresent() && number.value().isPresent())
            .ifPresent(f -> ideas.add(tighter(seen, number, f)));
      }
    }
    return ideas;
  }

  private static Idea looser(
      HealCase seen, Answered number, Finding finding, OptionalDouble center, int values) {
    return MovedThreshold.of(
        seen,
        number,
        threshold ->
            number.level().isEmpty() || center.isEmpty()
                ? Idea.refused(Guardrail.NoNumber, threshold.name(), "its level")
                : threshold.looser(finding, center.getAsDouble(), values));
  }

  private static Idea tighter(HealCase seen, Answered number, Improved finding) {
    return MovedThreshold.of(seen, number, threshold -> threshold.tighter(finding));
  }

  private static List<Answered> asked(HealCase seen) {
    return seen.answers().stream().filter(a -> a.threshold().isPresent()).toList();
  }

  private static <T extends Finding> Optional<T> first(Answered number, Class<T> kind) {
    return number.findings().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static OptionalDouble center(Answered number) {
    return number.level().stream().mapToDouble(l -> l.center()).findFirst();
  }

  private static int runs(Answered number) {
    return number.level().map(l -> l.runs()).orElse(0);
  }

  private static String name(Answered number) {
    return number.threshold().orElseThrow().name();
  }
}
