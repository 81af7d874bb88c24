package dev.loadtest.cli.show;

import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.status.LoadTestRunStatus.ComparisonStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** The numbers of a run against its baseline. */
public final class ComparisonText {
  private final Palette palette;

  public ComparisonText(Palette palette) {
    this.palette = palette;
  }

  /**
   * A number, written.
   *
   * @param baseline null or empty without one, as are change and detectable
   * @param runs of the baseline
   * @param level Same, Worse, Better or Unknown
   */
  public record Row(
      String metric,
      String statistic,
      String value,
      String baseline,
      int runs,
      String change,
      String detectable,
      String level) {

    public static Row of(Comparison c) {
      Unit unit = Unit.ofSymbol(c.unit());
      return new Row(
          c.metric(),
          c.statistic(),
          unit.format(c.value()),
          c.baseline().isPresent() ? unit.format(c.baseline().getAsDouble()) : null,
          c.runs(),
          Change.percent(c.changePercent()),
          detectable(c.detectablePercent()),
          c.level().name());
    }

    public static Row of(ComparisonStatus c) {
      return new Row(
          c.metric(),
          c.statistic(),
          c.value(),
          c.baseline(),
          c.runs() == null ? 0 : c.runs(),
          c.change(),
          c.detectable(),
          c.level());
    }

    private static String detectable(OptionalDouble percent) {
      return percent.isEmpty()
          ? null
          : Change.within(OptionalDouble.of(percent.getAsDouble() / 100), false);
    }
  }

  /** A table and an empty line; nothing while there is no baseline for any number. */
  public List<String> lines(List<Row> rows) {
    if (rows.stream().allMatch(row -> row.baseline() == null)) {
      return List.of();
    }
    Table table = new Table("  METRIC", "VALUE", "BASELINE (n)", "CHANGE", "DETECTABLE");
    rows.forEach(row -> table.row(cells(row), paint(row)));
    List<String> lines = new ArrayList<>(table.lines(palette));
    lines.add("");
    return lines;
  }

  private static List<String> cells(Row row) {
    return List.of(
        mark(row) + " " + row.statistic() + " " + row.metric(),
        or(row.value()),
        Optional.ofNullable(row.baseline()).orElse("-") + " (" + row.runs() + ")",
        or(row.change()) + word(row),
        or(row.detectable()));
  }

  private static String mark(Row row) {
    return switch (row.level()) {
      case "Same" -> "=";
      case "Worse" -> "✗";
      case "Better" -> "✓";
      default -> "?";
    };
  }

  private static String word(Row row) {
    return switch (row.level()) {
      case "Worse" -> " worse";
      case "Better" -> " better";
      default -> "";
    };
  }

  private UnaryOperator<String> paint(Row row) {
    return switch (row.level()) {
      case "Worse" -> palette::bad;
      case "Better" -> palette::good;
      default -> UnaryOperator.identity();
    };
  }

  private static String or(String text) {
    return text == null || text.isEmpty() ? "-" : text;
  }
}
