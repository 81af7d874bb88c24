package dev.loadtest.cli.show;

import dev.loadtest.core.status.Amount;
import java.util.List;

/** A glance as text: a block for terminals, one line for logs. */
public final class GlanceText {
  private static final int BAR = 24;

  private GlanceText() {}

  /** Two lines that a terminal draws over and over; the first is coloured, the second is not. */
  public static List<String> block(Glance seen, Palette palette) {
    String head = palette.strong(seen.test()) + "  " + seen.state();
    return seen.load()
        .map(load -> List.of(head + "  " + bar(load) + "  " + times(load), "  " + load.line()))
        .orElseGet(() -> List.of(head, "  " + seen.detail()));
  }

  /** One line for a log. */
  public static String line(Glance seen) {
    String head = seen.test() + ": " + seen.state();
    return seen.load()
        .map(load -> head + " (" + times(load) + ")   " + load.line())
        .orElseGet(() -> seen.detail().isEmpty() ? head : head + ": " + seen.detail());
  }

  private static String times(Glance.Load load) {
    return Amount.duration(load.elapsed()) + ", " + Amount.duration(load.left()) + " left";
  }

  private static String bar(Glance.Load load) {
    double whole = Math.max(1, load.elapsed().toMillis() + load.left().toMillis());
    int done = (int) Math.min(BAR, Math.round(BAR * load.elapsed().toMillis() / whole));
    return "[" + "█".repeat(done) + "░".repeat(BAR - done) + "]";
  }
}
