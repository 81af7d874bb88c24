package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.stats.Robust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one number; the order of its questions is that of {@code docs/judgement.md}. */
final class MeasureJudge {
  private final Question question;
  private final Optional<Baseline> compared;
  private final Strictness strictness;

  private MeasureJudge(Prepared prepared, Strictness strictness) {
    this.question = prepared.question();
    this.compared = prepared.baseline();
    this.strictness = strictness;
  }

  static Answer judge(Question question) {
    return judge(Prepared.of(question), Strictness.USUAL);
  }

  static Answer judge(Prepared prepared, Strictness strictness) {
    return new MeasureJudge(prepared, strictness).answer();
  }

  private Answer answer() {
    if (question.tries().isEmpty()) {
      return without(Classification.NoData, List.of());
    }
    Optional<LevelFinding> tooFew = ValidityRule.tooFew(question);
    if (tooFew.isPresent()) {
      return without(Classification.InsufficientData, List.of(tooFew.get()));
    }
    return compared.map(this::against).orElseGet(this::alone);
  }

  private Answer alone() {
    if (saturated() && breach()) {
      return without(Classification.Environment, List.of(busy()));
    }
    return without(
        Classification.InsufficientData,
        List.of(
            new LevelFinding.TooFewRuns(
                question.subject(), question.past().size(), question.minRuns())));
  }

  private SurroundingsFinding busy() {
    return new SurroundingsFinding.GeneratorBusy(
        question.tries().stream()
            .mapToDouble(v -> v.surroundings().generatorCpuPercent())
            .max()
            .orElse(100));
  }

  private Answer against(Baseline baseline) {
    Shift shift = baseline.compare(question.tryValues(), strictness);
    boolean worse = shift.isWorse(question);
    if (!worse && !breach()) {
      return unbreached(baseline, shift);
    }
    if (saturated()) {
      return with(Classification.Environment, List.of(busy()), shift);
    }
    return switch (new SurroundingsRule(baseline, question).outcome(strictness)) {
      case SurroundingsRule.Outcome.Quiet quiet -> inQuiet(baseline, shift, shift, List.of());
      case SurroundingsRule.Outcome.Explained(var findings) ->
          worse || shift.certain()
              ? with(Classification.Environment, findings, shift)
              : inQuiet(baseline, shift, shift, findings);
      case SurroundingsRule.Outcome.Remaining(var findings, var rest) ->
          inQuiet(baseline, shift, rest, findings);
    };
  }

  /**
   * @param shift as it was measured, which is what people are told
   * @param rest what is left of it without the surroundings
   */
  private Answer inQuiet(Baseline baseline, Shift shift, Shift rest, List<Finding> seen) {
    Optional<ShapeFinding> shape = ShapeRule.of(question, rest, strictness);
    if (shape.isPresent()) {
      return with(Classification.TestShape, prepend(shape.get(), seen), shift);
    }
    if (rest.isWorse(question)) {
      return changed(baseline, shift, rest, seen);
    }
    return course(baseline, shift, seen).orElseGet(() -> breached(baseline, shift, seen));
  }

  private Answer breached(Baseline baseline, Shift shift, List<Finding> seen) {
    Optional<Finding> declared = DeclaredRule.likely(question, shift.change(), shift.detectable());
    if (declared.isPresent()) {
      return with(Classification.ExpectedShift, prepend(declared.get(), seen), shift);
    }
    var outcome = new BreachRule(question, baseline, shift).outcome();
    if (outcome.classification() == Classification.Inconclusive && shift.isBetter(question)) {
      return with(Classification.Improvement, prepend(improved(shift), seen), shift);
    }
    var findings = new ArrayList<>(outcome.findings());
    findings.addAll(seen);
    return with(outcome.classification(), findings, shift);
  }

  private Answer unbreached(Baseline baseline, Shift shift) {
    if (shift.isBetter(question)) {
      return switch (DeclaredRule.outcome(question, shift.change(), shift.error())) {
        case DeclaredRule.Outcome.Covered(var finding) ->
            with(Classification.ExpectedShift, List.of(finding), shift);
        case DeclaredRule.Outcome.Doubtful(var finding) ->
            with(Classification.ExpectedShift, List.of(finding), shift);
        case DeclaredRule.Outcome.Exceeded e ->
            with(Classification.Improvement, List.of(improved(shift)), shift);
        case DeclaredRule.Outcome.Undeclared u ->
            with(Classification.Improvement, List.of(improved(shift)), shift);
      };
    }
    return course(baseline, shift, List.of())
        .orElseGet(() -> with(Classification.Noise, outvoted(), shift));
  }

  private Answer changed(Baseline baseline, Shift shift, Shift rest, List<Finding> seen) {
    Optional<Finding> crept = DeclaredRule.crept(question, sinceOldest(baseline));
    if (crept.isPresent()) {
      return with(Classification.ExpectedShift, prepend(crept.get(), seen), shift);
    }
    return switch (DeclaredRule.outcome(question, rest.change(), rest.error())) {
      case DeclaredRule.Outcome.Covered(var finding) ->
          with(Classification.ExpectedShift, prepend(finding, seen), shift);
      case DeclaredRule.Outcome.Doubtful(var finding) ->
          with(Classification.Inconclusive, prepend(finding, seen), shift);
      case DeclaredRule.Outcome.Exceeded(var finding) ->
          with(Classification.Regression, prepend(regressed(shift), prepend(finding, seen)), shift);
      case DeclaredRule.Outcome.Undeclared u ->
          with(Classification.Regression, prepend(regressed(shift), seen), shift);
    };
  }

  private Optional<Answer> course(Baseline baseline, Shift shift, List<Finding> seen) {
    return CourseRule.of(question, baseline)
        .map(course -> course(course, sinceOldest(baseline), shift, seen));
  }

  private Answer course(CourseRule.Course course, double total, Shift shift, List<Finding> seen) {
    return DeclaredRule.crept(question, total)
        .or(() -> DeclaredRule.covering(question, course.size()))
        .map(finding -> with(Classification.ExpectedShift, prepend(finding, seen), shift))
        .orElseGet(() -> with(Classification.Regression, prepend(course.finding(), seen), shift));
  }

  /** How far the tries are from where the history began; a ratio. */
  private double sinceOldest(Baseline baseline) {
    Axis axis = baseline.axis();
    double oldest = axis.at(new Oldest(question, axis).level());
    return axis.ratio(axis.at(median()) - oldest);
  }

  private LevelFinding regressed(Shift shift) {
    return new LevelFinding.Regressed(move(shift));
  }

  private LevelFinding improved(Shift shift) {
    return new LevelFinding.Improved(move(shift));
  }

  private LevelFinding.Move move(Shift shift) {
    Words words = new Words(question);
    return new LevelFinding.Move(
        question.subject(),
        words.value(shift.value()),
        words.change(shift.change()),
        words.value(shift.baseline()),
        shift.runs(),
        words.size(shift.detectable()),
        question.tries().size());
  }

  private List<Finding> outvoted() {
    double median = median();
    Words words = new Words(question);
    return question.tries().stream()
        .filter(v -> question.breached(v.value()))
        .findFirst()
        .<List<Finding>>map(
            v ->
                List.of(
                    new LevelFinding.Outvoted(
                        question.subject(),
                        words.value(v.value()),
                        words.value(median),
                        question.tries().size())))
        .orElse(List.of());
  }

  private Answer with(Classification classification, List<Finding> findings, Shift shift) {
    return new Answer(
        question,
        classification,
        findings,
        Optional.of(shift),
        breach(),
        Doubt.of(question, classification, shift, breach()));
  }

  private Answer without(Classification classification, List<Finding> findings) {
    return new Answer(
        question, classification, findings, Optional.empty(), breach(), Optional.empty());
  }

  private boolean breach() {
    return !question.tries().isEmpty() && question.breached(median());
  }

  private double median() {
    return Robust.median(question.tryValues());
  }

  private boolean saturated() {
    return question.tries().stream().allMatch(Value::isSaturated);
  }

  private static List<Finding> prepend(Finding first, List<Finding> others) {
    var all = new ArrayList<Finding>();
    all.add(first);
    all.addAll(others);
    return all;
  }
}
