package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.stats.Robust;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is held of one number of the gate, for those who explain or repair.
 *
 * @param measure selector and aggregation
 * @param subject for people, e.g. {@code p95 of stage steady}
 * @param unit of value and level
 * @param threshold the one that asks for it; empty for a number that is only compared
 * @param findings why, the deciding one first
 * @param breach whether the median of the tries crosses the threshold
 * @param value the median of the tries
 * @param tries how many there are
 * @param level what is normal; empty where there are too few runs
 */
public record Answered(
    Measure measure,
    String subject,
    Unit unit,
    Optional<NamedThreshold> threshold,
    Classification classification,
    List<Finding> findings,
    boolean breach,
    OptionalDouble value,
    int tries,
    Optional<NormalLevel.Known> level) {

  public Answered {
    findings = List.copyOf(findings);
  }

  static Answered of(GateJudge.Judged judged) {
    Answer answer = judged.answer();
    Question question = answer.question();
    return new Answered(
        judged.number().measure(),
        question.subject(),
        question.unit(),
        judged.number().threshold(),
        answer.classification(),
        answer.findings(),
        answer.breach(),
        question.tries().isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Robust.median(question.tryValues())),
        question.tries().size(),
        Baseline.of(question).map(NormalLevel::known));
  }
}
