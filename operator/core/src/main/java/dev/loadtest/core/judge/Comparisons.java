package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Comparison.Level;
import dev.loadtest.core.judge.GateJudge.Judged;
import dev.loadtest.core.stats.Robust;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The numbers of a run against their baselines, as people are shown them. */
final class Comparisons {
  private Comparisons() {}

  /**
   * Every number once, in the order of the gate; one with several thresholds was judged for each.
   */
  static List<Comparison> of(List<Judged> judged) {
    Map<Measure, Comparison> comparisons = new LinkedHashMap<>();
    judged.forEach(j -> comparisons.putIfAbsent(j.number().measure(), comparison(j)));
    return List.copyOf(comparisons.values());
  }

  private static Comparison comparison(Judged judged) {
    Question question = judged.answer().question();
    Optional<Shift> shift = judged.answer().shift();
    Measure measure = judged.number().measure();
    return new Comparison(
        measure.selector().toString(),
        measure.statistic().text(),
        question.unit().symbol(),
        Robust.median(question.tryValues()),
        number(shift.map(Shift::baseline)),
        shift.map(Shift::runs).orElse(question.past().size()),
        number(shift.filter(s -> s.baseline() != 0).map(s -> percent(question, s.change(), s))),
        number(shift.filter(s -> s.baseline() != 0).map(s -> percent(question, s.detectable(), s))),
        shift.map(s -> level(question, s)).orElse(Level.Unknown));
  }

  private static double percent(Question question, double size, Shift shift) {
    double ratio =
        switch (question.kind()) {
          case Level -> size;
          case FailureRate -> size / shift.baseline();
        };
    return 100 * ratio + 0.0; // never -0
  }

  private static Level level(Question question, Shift shift) {
    return shift.isWorse(question)
        ? Level.Worse
        : shift.isBetter(question) ? Level.Better : Level.Same;
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
