package dev.loadtest.core.judge;

import dev.loadtest.core.stats.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges all numbers of the gate together. Asking several questions at once makes false alarms
 * likelier, so p-values are corrected (Holm); percentiles of one metric tell the same story and
 * count as one question.
 */
final class GateJudge {
  private final Questions questions;

  GateJudge(Questions questions) {
    this.questions = questions;
  }

  /** A number with its question and what is held of it. */
  record Judged(JudgedNumber number, Answer answer) {}

  List<Judged> judge(List<JudgedNumber> numbers) {
    record Asked(JudgedNumber number, Prepared prepared) {}
    List<Asked> asked = new ArrayList<>();
    for (JudgedNumber number : numbers) {
      questions
          .about(number)
          .filter(q -> !q.tries().isEmpty())
          .ifPresent(q -> asked.add(new Asked(number, Prepared.of(q))));
    }
    Map<String, Double> smallest = new LinkedHashMap<>();
    asked.forEach(a -> smallest.merge(a.number().family(), a.prepared().pValue(), Math::min));
    Map<String, Double> corrections = corrections(smallest);
    StageRule stages = new StageRule(questions);
    return asked.stream()
        .map(
            a ->
                new Judged(
                    a.number(),
                    stages.refine(
                        a.number(),
                        MeasureJudge.judge(
                            a.prepared(),
                            Strictness.corrected(corrections.get(a.number().family()))))))
        .toList();
  }

  private static Map<String, Double> corrections(Map<String, Double> smallest) {
    double[] plain = smallest.values().stream().mapToDouble(Double::doubleValue).toArray();
    double[] adjusted = Holm.adjusted(plain);
    Map<String, Double> corrections = new LinkedHashMap<>();
    int i = 0;
    for (String family : smallest.keySet()) {
      corrections.put(family, plain[i] > 0 ? adjusted[i] / plain[i] : plain.length);
      i++;
    }
    return corrections;
  }

  /** The answer that decides: the gravest. */
  static Optional<Judged> gravest(List<Judged> judged) {
    return judged.stream().max(Comparator.comparingInt(j -> Gravity.of(j.answer())));
  }
}
