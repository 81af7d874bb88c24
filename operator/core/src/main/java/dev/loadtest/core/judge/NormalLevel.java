package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.Worse;
import dev.loadtest.core.spec.BuiltinMetrics;
import dev.loadtest.core.spec.Directions;
import dev.loadtest.core.spec.JudgementPolicy;
import dev.loadtest.core.stats.Level;
import dev.loadtest.core.stats.LevelTest;
import dev.loadtest.core.stats.Robust;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a history says is normal for a number, as the latest run measured it: runs with another
 * script, load or target do not count.
 *
 * @param subject for people, e.g. {@code p95 of stage steady}
 * @param runs comparable runs that count, of the window
 * @param known empty while there are too few of them
 */
public record NormalLevel(
    Measure measure, String subject, Unit unit, int runs, Optional<Known> known) {

  /**
   * A known level. Sizes of changes are ratios (0.1 is ten percent); for rates from 0 to 1 they are
   * differences of rates.
   *
   * @param center in the number's unit
   * @param runs how many runs there are since the last change of level
   * @param spread standard deviation between runs
   * @param apart what two single runs differ by without a change, at most
   * @param detectable the smallest change for the worse that counts
   * @param accepted whether it began with a change that a person accepted
   */
  public record Known(
      double center, int runs, double spread, double apart, double detectable, boolean accepted) {}

  /** The levels of all numbers that the latest run has. */
  public static List<NormalLevel> all(RunHistory history, JudgementPolicy policy) {
    return latest(history).stream()
        .flatMap(run -> run.points().entrySet().stream())
        .map(p -> of(history, policy, Measure.parse(p.getKey()), p.getValue().key()))
        .toList();
  }

  /**
   * The level of one number.
   *
   * @param key of what changes the measurement: {@link dev.loadtest.core.plan.MeasurementKey}
   */
  public static NormalLevel of(
      RunHistory history, JudgementPolicy policy, Measure measure, String key) {
    Question question = question(history, policy, measure, key);
    return new NormalLevel(
        measure,
        question.subject(),
        question.unit(),
        Math.min(question.past().size(), question.window()),
        Baseline.of(question).map(NormalLevel::known));
  }

  /** Whether sizes of its changes are differences of rates and not ratios. */
  public boolean isRate() {
    return kind(measure) == Kind.FailureRate;
  }

  private static Optional<KeptRun> latest(RunHistory history) {
    return history.runs().reversed().stream()
        .filter(run -> run.admission() != Admission.Excluded && !run.points().isEmpty())
        .findFirst();
  }

  static Known known(Baseline baseline) {
    double[] values = Question.values(baseline.values());
    Level level = baseline.level();
    boolean rate = baseline.question().kind() == Kind.FailureRate;
    double center = rate ? Robust.mean(values) : baseline.center();
    return new Known(
        center,
        values.length,
        rate ? Robust.deviationOf(values) : baseline.axis().ratio(level.scale()),
        rate ? level.highest() - level.lowest() : baseline.axis().ratio(LevelTest.apart(level)),
        detectable(baseline, center),
        baseline.accepted());
  }

  /** Of one try; asked with a value that is a trifle worse, since both sides may differ. */
  private static double detectable(Baseline baseline, double center) {
    double trifle = Math.abs(center) * 1e-9;
    double worse = center + baseline.question().worse().by(trifle);
    return baseline.compare(new double[] {worse}, Strictness.USUAL).detectable();
  }

  private static Question question(
      RunHistory history, JudgementPolicy policy, Measure measure, String key) {
    Worse worse =
        Directions.standard(measure.selector().metric(), measure.statistic())
            .map(Worse::than)
            .orElse(Worse.Higher);
    return new Question(
        JudgedNumber.shown(measure, worse).subject(),
        Unit.of(BuiltinMetrics.kindOf(measure.selector().metric()), measure.statistic()),
        kind(measure),
        OptionalDouble.empty(),
        worse,
        JudgedNumber.smallestEffect(policy, measure),
        Past.values(history, measure, key),
        List.of(),
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        policy.baseline().minRuns(),
        policy.baseline().window(),
        true,
        List.of());
  }

  private static Kind kind(Measure measure) {
    return Kind.of(BuiltinMetrics.typeOf(measure.selector().metric()));
  }
}
