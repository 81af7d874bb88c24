package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.CourseFinding.OtherImage;
import dev.loadtest.core.judge.Finding.AttemptBroken;
import dev.loadtest.core.judge.Finding.GeneratorSaturated;
import dev.loadtest.core.judge.SurroundingsFinding;
import java.util.ArrayList;
import java.util.List;

/** What speaks against a measurement as a whole, whatever was seen in it. */
final class Doubts {
  private Doubts() {}

  static List<String> of(Look look, Cause cause) {
    return switch (look.classification()) {
      case Error, NoData, Stable, Environment, InsufficientData, Inconclusive ->
          machines(look, cause);
      case Noise, Improvement, ExpectedShift, StaleThreshold, TestShape, Regression -> {
        List<String> doubts = new ArrayList<>();
        look.judgement().doubt().ifPresent(d -> doubts.add("it was not tried often enough: " + d));
        doubts.addAll(machines(look, cause));
        look.first(OtherImage.class).map(Said::of).ifPresent(doubts::add);
        yield doubts;
      }
    };
  }

  private static List<String> machines(Look look, Cause cause) {
    List<String> doubts = new ArrayList<>();
    if (cause != Cause.LoadGenerator && cause != Cause.Surroundings) {
      look.first(GeneratorSaturated.class).map(Said::of).ifPresent(doubts::add);
      look.all(SurroundingsFinding.class)
          .filter(f -> !(f instanceof SurroundingsFinding.Remains))
          .findFirst()
          .map(Said::of)
          .ifPresent(doubts::add);
    }
    look.first(AttemptBroken.class).map(Said::of).ifPresent(doubts::add);
    return doubts;
  }
}
