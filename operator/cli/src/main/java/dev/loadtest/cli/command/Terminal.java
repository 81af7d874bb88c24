package dev.loadtest.cli.command;

import dev.loadtest.cli.show.Palette;
import dev.loadtest.cli.show.Screen;
import java.io.PrintStream;

/** What the launcher found out about the terminal. */
final class Terminal {
  private static final int NARROW = 80;

  private Terminal() {}

  static boolean present() {
    return Boolean.getBoolean("loadtest.terminal");
  }

  static Palette palette() {
    return Palette.of(present(), System.getenv("NO_COLOR"));
  }

  /**
   * The screen; with {@code apart} progress goes to standard error, so that output can be piped.
   */
  static Screen screen(boolean apart) {
    PrintStream out = apart ? System.err : System.out;
    return new Screen(out, present() && !apart, columns(), palette());
  }

  private static int columns() {
    try {
      return Math.max(40, Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "")));
    } catch (NumberFormatException notSaid) {
      return NARROW;
    }
  }
}
