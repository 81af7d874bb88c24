package dev.loadtest.core.spec;

import java.util.Arrays;
import java.util.Optional;

/**
 * A threshold's condition, e.g. {@code p(95)<500}: what is observed, how it is compared, and with
 * what. {@code bound} is in the metric's unit (times in ms, rates 0 to 1).
 */
public record ThresholdExpression(Aggregation aggregation, Operator operator, double bound) {

  /**
   * Reads k6's threshold grammar and nothing more.
   *
   * @throws GrammarException naming the bad token and what to write instead
   */
  public static ThresholdExpression parse(String text) {
    return new ThresholdParser(text).expression();
  }

  /** Whether the condition holds for {@code observed}, as k6 compares (IEEE 754). */
  public boolean holds(double observed) {
    return operator.holds(observed, bound);
  }

  /** The bound as people write it, without its unit. */
  public String boundText() {
    return GoText.format(bound);
  }

  /** The canonical form, without spaces; {@link #parse} reads it as an equal expression. */
  @Override
  public String toString() {
    return aggregation.text() + operator.symbol() + boundText();
  }

  /** k6's comparisons; {@code ===} is the same as {@code ==}. */
  public enum Operator {
    Less("<"),
    LessOrEqual("<="),
    Greater(">"),
    GreaterOrEqual(">="),
    Equal("=="),
    NotEqual("!=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** As written in an expression. */
    public String symbol() {
      return symbol;
    }

    /** Whether {@code observed} compares so with {@code bound} (IEEE 754). */
    public boolean holds(double observed, double bound) {
      return switch (this) {
        case Less -> observed < bound;
        case LessOrEqual -> observed <= bound;
        case Greater -> observed > bound;
        case GreaterOrEqual -> observed >= bound;
        case Equal -> observed == bound;
        case NotEqual -> observed != bound;
      };
    }

    static Optional<Operator> of(String symbol) {
      return symbol.equals("===")
          ? Optional.of(Equal)
          : Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst();
    }
  }
}
