package dev.loadtest.cli.show;

import dev.loadtest.core.judge.Unit;
import java.util.OptionalDouble;

/** Sizes of changes as people read them, in {@link Unit#percents}. */
public final class Change {
  private Change() {}

  /** Of percents: {@code +64 %}, {@code -4.2 %}; a dash when absent. */
  public static String percent(OptionalDouble percent) {
    return percent.isEmpty() ? "-" : signed(percent.getAsDouble()) + " %";
  }

  /** Of a ratio, or of a difference of rates: {@code +64 %}, {@code +0.5 pp}. */
  public static String of(OptionalDouble size, boolean rate) {
    return size.isEmpty() ? "-" : signed(size.getAsDouble() * 100) + unit(rate);
  }

  /** Likewise without direction: {@code ±6 %}. */
  public static String within(OptionalDouble size, boolean rate) {
    return size.isEmpty()
        ? "-"
        : "±" + Unit.percents(Math.abs(size.getAsDouble() * 100)) + unit(rate);
  }

  private static String unit(boolean rate) {
    return rate ? " pp" : " %";
  }

  private static String signed(double percent) {
    String digits = Unit.percents(Math.abs(percent));
    return digits.equals("0") ? digits : (percent < 0 ? "-" : "+") + digits;
  }
}
