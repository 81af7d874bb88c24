package dev.loadtest.core.heal;

import dev.loadtest.core.spec.JudgedMetric.Direction;
import dev.loadtest.core.spec.ThresholdExpression.Operator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much a threshold lets through, as a number above 0: the larger, the looser. That of an upper
 * bound is the bound; that of a lower one its inverse, so that 20 percent looser is bound / 1.2;
 * that of a lower bound of a rate what is missing to 1, so that 20 percent looser than rate&gt;0.95
 * is rate&gt;0.94.
 */
record Looseness(boolean upper, boolean rate) {
  /** So much coarser a number may be for the sake of being round. */
  private static final double ROUND = 1.01;

  /** Of a comparison; empty where it has no side. */
  static Optional<Looseness> of(Operator operator, boolean rate) {
    return switch (operator) {
      case Less, LessOrEqual -> Optional.of(new Looseness(true, rate));
      case Greater, GreaterOrEqual -> Optional.of(new Looseness(false, rate));
      case Equal, NotEqual -> Optional.empty();
    };
  }

  /** Whether it guards the side on which a number becomes worse. */
  boolean guards(Direction good) {
    return upper == (good == Direction.LowerIsBetter);
  }

  double of(double bound) {
    return upper ? bound : rate ? 1 - bound : 1 / bound;
  }

  double bound(double looseness) {
    return upper ? looseness : rate ? 1 - looseness : 1 / looseness;
  }

  /**
   * The bound, rounded for people to the loose side: to two digits where that costs less than a
   * percent, else to three.
   */
  double rounded(double looseness) {
    double two = rounded(looseness, 2);
    return of(two) <= looseness * ROUND ? two : rounded(looseness, 3);
  }

  /** The same with so many digits; of what is missing to 1 where that is what counts. */
  double rounded(double looseness, int digits) {
    RoundingMode loose = upper || rate ? RoundingMode.CEILING : RoundingMode.FLOOR;
    BigDecimal exact = BigDecimal.valueOf(upper || rate ? looseness : 1 / looseness);
    BigDecimal round = exact.round(new MathContext(digits, loose));
    return (!upper && rate ? BigDecimal.ONE.subtract(round) : round).doubleValue();
  }

  static boolean isUsable(double looseness) {
    return Double.isFinite(looseness) && looseness > 0;
  }
}
