package dev.loadtest.cli.show;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where progress is shown: a block that is drawn over itself on a terminal, one line every ten
 * seconds (and at each new state) in a log. Lines that must stay are printed above the block.
 */
public final class Screen {
  private static final Duration LOG_EVERY = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean terminal;
  private final int columns;
  private final Palette palette;
  private int drawn;
  private String logged = "";
  private Instant loggedAt = Instant.MIN;

  public Screen(PrintStream out, boolean terminal, int columns, Palette palette) {
    this.out = out;
    this.terminal = terminal;
    this.columns = columns;
    this.palette = palette;
  }

  public Palette palette() {
    return palette;
  }

  public int columns() {
    return columns;
  }

  /** Shows a glance. */
  public synchronized void show(Glance seen, Instant now) {
    if (terminal) {
      clear();
      List<String> block = GlanceText.block(seen, palette);
      block.forEach(line -> out.println(cut(line)));
      drawn = block.size();
      out.flush();
    } else if (!seen.state().equals(logged) || !now.isBefore(loggedAt.plus(LOG_EVERY))) {
      out.println(GlanceText.line(seen));
      logged = seen.state();
      loggedAt = now;
    }
  }

  /** Prints lines that stay. */
  public synchronized void print(List<String> lines) {
    clear();
    lines.forEach(out::println);
    out.flush();
  }

  public void print(String line) {
    print(List.of(line));
  }

  private void clear() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A\u001b[0J"); // up to the block's first line; erase to the end
      drawn = 0;
    }
  }

  /**
   * A wrapped line would break the count of drawn lines. Colours are not counted, so cut plain text
   * only.
   */
  private String cut(String line) {
    return line.length() <= columns || line.indexOf('\u001b') >= 0
        ? line
        : line.substring(0, columns - 1) + "…";
  }
}
