package dev.loadtest.cli.show;

import java.util.ArrayList;
import java.util.List;

/** The lines in which a text differs from another one, as diff -U0 shows them. */
public final class DiffText {
  private final Palette palette;

  public DiffText(Palette palette) {
    this.palette = palette;
  }

  /**
   * The lines, each with its number: in the old text for a line that goes, in the new one for a
   * line that comes.
   */
  public List<String> lines(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> next = after.lines().toList();
    int least = Math.min(old.size(), next.size());
    int head = 0;
    while (head < least && old.get(head).equals(next.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && old.get(old.size() - 1 - tail).equals(next.get(next.size() - 1 - tail))) {
      tail++;
    }
    return between(
        old.subList(head, old.size() - tail), next.subList(head, next.size() - tail), head);
  }

  private List<String> between(List<String> old, List<String> next, int above) {
    int[][] common = common(old, next);
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < next.size()) {
      if (i < old.size() && j < next.size() && old.get(i).equals(next.get(j))) {
        i++;
        j++;
      } else if (j == next.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add(palette.bad("  %4d - %s".formatted(above + i + 1, old.get(i))));
        i++;
      } else {
        lines.add(palette.good("  %4d + %s".formatted(above + j + 1, next.get(j))));
        j++;
      }
    }
    return lines;
  }

  /** How many lines the rests have in common (the longest common subsequence). */
  private static int[][] common(List<String> old, List<String> next) {
    int[][] common = new int[old.size() + 1][next.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = next.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(next.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
