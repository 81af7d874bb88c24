package dev.loadtest.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Text in columns that are as wide as their widest cell; the last one is not padded. */
public final class Table {
  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<UnaryOperator<String>> paints = new ArrayList<>();

  public Table(String... header) {
    row(List.of(header), UnaryOperator.identity());
  }

  public Table row(List<String> cells) {
    return row(cells, UnaryOperator.identity());
  }

  /** A row whose whole line is painted, after its widths are known. */
  public Table row(List<String> cells, UnaryOperator<String> paint) {
    rows.add(List.copyOf(cells));
    paints.add(paint);
    return this;
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      lines.add(paints.get(row).apply(line(rows.get(row))));
    }
    return lines;
  }

  /** The lines with a faint header. */
  public List<String> lines(Palette palette) {
    List<String> lines = new ArrayList<>(lines());
    lines.set(0, palette.faint(lines.getFirst()));
    return lines;
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(cell);
      if (column < cells.size() - 1) {
        line.append(" ".repeat(width(column) - width(cell))).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(cells -> width(cells.get(column))).max().orElse(0);
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
