package dev.loadtest.cli.show;

import dev.loadtest.core.judge.Calibration;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judged runs in a list, each with its sentence below. */
public final class JudgedText {
  private JudgedText() {}

  /**
   * A judged run.
   *
   * @param main the number that people look at first, empty where nothing was compared
   */
  public record Line(
      String run,
      Verdict verdict,
      Classification classification,
      Optional<Comparison> main,
      Calibration calibration,
      String message) {}

  public static List<String> of(List<Line> runs, Palette palette) {
    Table table = new Table("RUN", "VERDICT", "CLASS", "P95", "BASELINE", "CHANGE", "DETECTABLE");
    runs.forEach(run -> table.row(cells(run), line -> palette.of(run.verdict(), line)));
    List<String> rows = table.lines(palette);
    List<String> lines = new ArrayList<>();
    lines.add(rows.getFirst());
    for (int i = 0; i < runs.size(); i++) {
      lines.add(rows.get(i + 1));
      lines.addAll(Wrapped.lines("  ", runs.get(i).message()));
    }
    return lines;
  }

  private static List<String> cells(Line run) {
    Optional<ComparisonText.Row> main = run.main().map(ComparisonText.Row::of);
    return List.of(
        run.run(),
        run.verdict().name(),
        run.classification() == null ? "-" : run.classification().name(),
        or(main.map(ComparisonText.Row::value)),
        main.filter(m -> m.baseline() != null)
            .map(m -> m.baseline() + " (" + m.runs() + ")")
            .orElseGet(() -> progress(run.calibration())),
        or(main.map(ComparisonText.Row::change)),
        or(main.map(ComparisonText.Row::detectable)));
  }

  private static String progress(Calibration calibration) {
    return calibration.needed() == 0
        ? "-"
        : "%d of %d runs".formatted(calibration.runs(), calibration.needed());
  }

  private static String or(Optional<String> text) {
    return text.orElse("-");
  }
}
