package dev.loadtest.core.judge;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.BuiltinMetrics.Kind;
import dev.loadtest.core.spec.MetricType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a number counts, and how people read it: 660 ms, 2.4 %, 1,250/s. */
public enum Unit {
  Milliseconds("ms", " ms", 1),
  /** From 0 to 1, shown in percent. */
  Ratio("ratio", " %", 100),
  PerSecond("/s", "/s", 1),
  Bytes("B", " B", 1),
  BytesPerSecond("B/s", " B/s", 1),
  None("", "", 1);

  private static final int MOST_DIGITS = 17;
  private final String symbol;
  private final String suffix;
  private final int factor;

  Unit(String symbol, String suffix, int factor) {
    this.symbol = symbol;
    this.suffix = suffix;
    this.factor = factor;
  }

  /** The unit of an aggregation of a metric. */
  public static Unit of(Kind kind, Aggregation aggregation) {
    var plain =
        switch (kind.contains()) {
          case Time -> Milliseconds;
          case Data -> Bytes;
          case Default -> None;
        };
    if (kind.type() == MetricType.Rate) {
      return Ratio;
    }
    return aggregation instanceof Aggregation.Rate
        ? plain == Bytes ? BytesPerSecond : PerSecond
        : plain;
  }

  /** Likewise; None for a metric that nobody knows. */
  public static Unit of(Optional<Kind> kind, Aggregation aggregation) {
    return kind.map(known -> of(known, aggregation)).orElse(None);
  }

  /** The unit of a symbol; None for one that is unknown. */
  public static Unit ofSymbol(String symbol) {
    return Arrays.stream(values()).filter(u -> u.symbol.equals(symbol)).findFirst().orElse(None);
  }

  /** Percents of a change, at least 0: whole ones from ten on, one digit below. */
  public static String percents(double percents) {
    return None.format(percents >= 10 ? Math.rint(percents) : Math.rint(percents * 10) / 10);
  }

  /** As in the status: ms, ratio, /s, B, B/s or nothing. */
  public String symbol() {
    return symbol;
  }

  /** Three digits, or as many as a whole number has. */
  public String format(double value) {
    return format(value, 3);
  }

  /**
   * As {@link #format}, with more digits where it takes them to tell the value from another one.
   */
  public String formatApart(double value, double other) {
    var digits = 3;
    while (digits < MOST_DIGITS
        && value != other
        && format(value, digits).equals(format(other, digits))) {
      digits++;
    }
    return format(value, digits);
  }

  private String format(double value, int digits) {
    if (!Double.isFinite(value)) {
      return value + suffix;
    }
    var exact = new BigDecimal(Double.toString(value)).multiply(BigDecimal.valueOf(factor));
    var whole = Math.max(0, exact.precision() - exact.scale());
    var rounded =
        whole >= digits
            ? exact.setScale(0, RoundingMode.HALF_EVEN)
            : exact.round(new MathContext(digits));
    var pattern = new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ROOT));
    pattern.setMaximumFractionDigits(Math.max(0, rounded.stripTrailingZeros().scale()));
    return pattern.format(rounded) + suffix;
  }
}
