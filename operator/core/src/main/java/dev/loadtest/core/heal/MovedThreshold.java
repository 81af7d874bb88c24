package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.ThresholdMoved;
import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.LevelFinding.Improved;
import dev.loadtest.core.judge.NamedThreshold;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.spec.Directions;
import dev.loadtest.core.spec.Threshold;
import dev.loadtest.core.spec.ThresholdExpression;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A threshold of the spec that another number may be asked of. */
final class MovedThreshold {
  /** A threshold is tightened by so much at least; a ratio. */
  private static final double GAIN = 0.95;

  /** No number is changed by more than this factor. */
  private static final double MOST = 10;

  private final HealCase seen;
  private final Answered number;
  private final Threshold threshold;
  private final ThresholdExpression now;
  private final Looseness scale;

  private MovedThreshold(
      HealCase seen,
      Answered number,
      Threshold threshold,
      ThresholdExpression now,
      Looseness scale) {
    this.seen = seen;
    this.number = number;
    this.threshold = threshold;
    this.now = now;
    this.scale = scale;
  }

  /** The idea for a number's threshold, where it may be touched at all. */
  static Idea of(HealCase seen, Answered number, Function<MovedThreshold, Idea> idea) {
    NamedThreshold named = number.threshold().orElseThrow();
    Optional<Threshold> written =
        seen.spec().thresholds().stream().filter(t -> t.name().equals(named.name())).findFirst();
    if (named.origin() == NamedThreshold.Origin.Script || written.isEmpty()) {
      return Idea.refused(Guardrail.FromScript, named.name());
    }
    Threshold threshold = written.get();
    boolean rate = number.unit() == Unit.Ratio;
    if (threshold.heal() == Threshold.Heal.Never) {
      return Idea.refused(Guardrail.HealNever, named.name());
    }
    if (rate && threshold.heal() != Threshold.Heal.Allowed) {
      return Idea.refused(Guardrail.Failures, named.name());
    }
    ThresholdExpression now = named.expression();
    Optional<Looseness> scale =
        Looseness.of(now.operator(), rate).filter(s -> Looseness.isUsable(s.of(now.bound())));
    if (scale.isEmpty()) {
      return Idea.refused(Guardrail.NoNumber, named.name(), now);
    }
    boolean guards =
        Directions.of(seen.spec(), named.selector(), now.aggregation())
            .filter(scale.get()::guards)
            .isPresent();
    return guards
        ? idea.apply(new MovedThreshold(seen, number, threshold, now, scale.get()))
        : Idea.refused(Guardrail.OtherSide, named.name(), now);
  }

  String name() {
    return threshold.name();
  }

  /**
   * So loose that noise around the level does not cross it.
   *
   * @param values how many values the level is the median of
   */
  Idea looser(Finding finding, double center, int values) {
    OptionalDouble needed = Prediction.looseness(seen, number, scale, center, values);
    if (needed.isEmpty()) {
      return Idea.refused(Guardrail.NoNumber, name(), "its level");
    }
    double least = needed.getAsDouble();
    double before = scale.of(now.bound());
    Budget budget = Budget.of(seen, threshold, now, scale);
    if (least <= before) {
      return Idea.refused(Guardrail.FitsAlready, name(), now);
    }
    if (least > before * MOST) {
      return Idea.refused(Guardrail.Tenfold, name());
    }
    if (!budget.allows(least)) {
      return overspent(least, budget);
    }
    Optional<Double> advised = advised(least, Math.min(budget.most(), wider(least, center)));
    double bound = advised.orElseGet(() -> within(least, budget));
    ThresholdExpression moved = Expressions.with(now, bound);
    if (!budget.allows(scale.of(bound))) {
      return overspent(least, budget);
    }
    if (number.value().isPresent() && !moved.holds(number.value().getAsDouble())) {
      return Idea.refused(
          Guardrail.StillCrossed, name(), shown(number.value().getAsDouble()), moved);
    }
    String why = new Why(number, scale).looser(finding, center, values, now, moved);
    return candidate(finding, moved, why, advised.isPresent());
  }

  /** As tight as noise around the better level permits. */
  Idea tighter(Improved finding) {
    if (number.tries() < 2) {
      return Idea.refused(Guardrail.FewTries, name());
    }
    if (threshold.abortOnFail()) {
      return Idea.refused(Guardrail.StopsTheLoad, name());
    }
    double center = number.value().getAsDouble();
    OptionalDouble needed = Prediction.looseness(seen, number, scale, center, number.tries());
    if (needed.isEmpty()) {
      return Idea.refused(Guardrail.NoNumber, name(), "its level");
    }
    double least = needed.getAsDouble();
    double before = scale.of(now.bound());
    Optional<Double> advised = advised(least, Math.min(before * GAIN, wider(least, center)));
    double bound = advised.orElseGet(() -> scale.rounded(least));
    ThresholdExpression moved = Expressions.with(now, bound);
    if (!(scale.of(bound) <= before * GAIN)) {
      return Idea.refused(Guardrail.NoGain, name(), moved);
    }
    if (scale.of(bound) < before / MOST) {
      return Idea.refused(Guardrail.Tenfold, name());
    }
    String why = new Why(number, scale).tighter(finding, center, moved);
    return candidate(finding, moved, why, advised.isPresent());
  }

  /** Rounded, but never beyond what is allowed for the sake of being round. */
  private double within(double least, Budget budget) {
    double round = scale.rounded(least);
    return budget.allows(scale.of(round)) ? round : scale.rounded(least, 5);
  }

  /** Twice the margin that is needed: further a model's idea is not followed. */
  private double wider(double least, double center) {
    return least + (least - scale.of(center));
  }

  /** What the model asks of this very number, where noise does not cross it and bounds permit. */
  private Optional<Double> advised(double least, double most) {
    return seen.ideas().stream()
        .flatMap(a -> a.thresholdIdeas().stream())
        .filter(i -> Expressions.metric(i.metric()).filter(this::isMetric).isPresent())
        .flatMap(i -> Expressions.read(i.expression()).stream())
        .filter(e -> Expressions.sameBut(e, now))
        .map(ThresholdExpression::bound)
        .filter(b -> scale.of(b) >= least && scale.of(b) <= most)
        .findFirst();
  }

  private boolean isMetric(Object selector) {
    return selector.equals(number.measure().selector());
  }

  private Idea overspent(double least, Budget budget) {
    return Idea.refused(
        Guardrail.Budget,
        name(),
        Expressions.with(now, scale.rounded(least)),
        seen.policy().maxRelaxPercent(),
        budget.person(),
        Expressions.with(now, rough(scale.bound(budget.most()))));
  }

  private static double rough(double bound) {
    return Math.rint(bound * 1e6) / 1e6;
  }

  private Candidate candidate(
      Finding finding, ThresholdExpression moved, String why, boolean advised) {
    return new Candidate(
        new ThresholdMoved(
            name(),
            threshold.metric(),
            threshold.expression(),
            Expressions.written(threshold.expression(), moved.bound())),
        finding.type(),
        why,
        Certainty.of(number),
        advised ? Source.Model : Source.Rules);
  }

  private String shown(double value) {
    return number.unit().format(value);
  }
}
