package dev.loadtest.cli.show;

import dev.loadtest.core.judge.Comparison.Level;
import dev.loadtest.core.judge.Difference;
import dev.loadtest.core.judge.Difference.Basis;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.ExecutionDifference;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestRunStatus.ThresholdStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Two runs side by side. */
public final class DifferenceText {
  private static final int LONGEST = 28;
  private static final int LONGEST_PATH = 50;

  private final Palette palette;

  public DifferenceText(Palette palette) {
    this.palette = palette;
  }

  /** A run as its head and its thresholds show it. */
  public record Side(String test, String run, String started, LoadTestRunStatus status) {}

  public List<String> lines(
      Side a,
      Side b,
      List<Difference> numbers,
      List<ExecutionDifference> execution,
      List<String> notes) {
    List<String> lines = new ArrayList<>();
    lines.addAll(heads(a, b));
    part(lines, numbers(numbers));
    part(lines, thresholds(a.status(), b.status()));
    part(lines, execution(execution));
    List<String> wrapped =
        notes.stream().flatMap(note -> Wrapped.lines("  ", note).stream()).toList();
    part(lines, wrapped);
    return lines;
  }

  private static void part(List<String> lines, List<String> part) {
    if (!part.isEmpty()) {
      lines.add("");
      lines.addAll(part);
    }
  }

  private List<String> heads(Side a, Side b) {
    Table table = new Table("", "RUN", "TEST", "STARTED", "VERDICT", "CLASS");
    for (Side side : List.of(a, b)) {
      Verdict verdict = side.status().verdict();
      table.row(
          List.of(
              side == a ? "A" : "B",
              cut(side.run()),
              cut(side.test()),
              side.started(),
              verdict == null ? "-" : verdict.name(),
              side.status().classification() == null
                  ? "-"
                  : side.status().classification().name()));
    }
    return table.lines(palette);
  }

  private List<String> numbers(List<Difference> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    Table table = new Table("  MEASURE", "A", "B", "CHANGE", "NOTABLE FROM", "KNOWN FROM");
    numbers.forEach(d -> table.row(cells(d), paint(d)));
    return table.lines(palette);
  }

  private static List<String> cells(Difference d) {
    return List.of(
        mark(d) + " " + cut(d.subject()),
        value(d.unit(), d.a()),
        value(d.unit(), d.b()),
        Change.of(d.change(), d.rate()) + word(d),
        Change.within(d.notable(), d.rate()),
        basis(d));
  }

  private static String basis(Difference d) {
    return switch (d.basis()) {
      case Runs -> d.runs() == 1 ? "1 run" : d.runs() + " runs";
      case Samples -> "samples only";
      case Nothing -> "-";
    };
  }

  private static String mark(Difference d) {
    return isNotable(d) ? "!" : " ";
  }

  /** What samples alone cannot explain may still be how much runs differ. */
  private static String word(Difference d) {
    return isNotable(d)
        ? (d.level() == Level.Worse ? " worse" : " better") + (d.basis() == Basis.Runs ? "" : "?")
        : "";
  }

  private static boolean isNotable(Difference d) {
    return d.level() == Level.Worse || d.level() == Level.Better;
  }

  private UnaryOperator<String> paint(Difference d) {
    return switch (d.level()) {
      case Worse -> d.basis() == Basis.Runs ? palette::bad : palette::doubtful;
      case Better -> d.basis() == Basis.Runs ? palette::good : palette::doubtful;
      case Same, Unknown -> UnaryOperator.identity();
    };
  }

  private static String value(Unit unit, OptionalDouble value) {
    return value.isPresent() ? unit.format(value.getAsDouble()) : "-";
  }

  private List<String> thresholds(LoadTestRunStatus a, LoadTestRunStatus b) {
    Map<String, Optional<ThresholdStatus>> inA = new LinkedHashMap<>();
    a.thresholds().forEach(t -> inA.put(t.name(), Optional.of(t)));
    Map<String, Optional<ThresholdStatus>> inB = new LinkedHashMap<>();
    b.thresholds().forEach(t -> inB.put(t.name(), Optional.of(t)));
    Collection<String> names = new LinkedHashSet<>(inA.keySet());
    names.addAll(inB.keySet());
    if (names.isEmpty()) {
      return List.of();
    }
    Table table = new Table("  THRESHOLD", "EXPRESSION", "A", "B");
    names.forEach(
        name ->
            table.row(
                thresholdCells(
                    name,
                    inA.getOrDefault(name, Optional.empty()),
                    inB.getOrDefault(name, Optional.empty()))));
    return table.lines(palette);
  }

  private static List<String> thresholdCells(
      String name, Optional<ThresholdStatus> a, Optional<ThresholdStatus> b) {
    String before = a.map(ThresholdStatus::expression).orElse("-");
    String after = b.map(ThresholdStatus::expression).orElse("-");
    return List.of(
        "  " + cut(name),
        cut(before.equals(after) ? before : before + " -> " + after),
        observed(a),
        observed(b));
  }

  private static String observed(Optional<ThresholdStatus> threshold) {
    return threshold
        .map(
            t ->
                (t.observed() == null ? "" : t.observed() + " ")
                    + (t.result().equals("Passed") ? "✓" : t.result()))
        .orElse("-");
  }

  private List<String> execution(List<ExecutionDifference> differences) {
    if (differences.isEmpty()) {
      return List.of("  Both ran the same: script, target, load, thresholds, options, runners.");
    }
    Table table = new Table("  RUN WITH", "A", "B");
    differences.forEach(
        d ->
            table.row(
                List.of("  " + end(d.field()), cut(d.a().orElse("-")), cut(d.b().orElse("-")))));
    return table.lines(palette);
  }

  /** Of a long path the end says most. */
  private static String end(String path) {
    return path.length() <= LONGEST_PATH
        ? path
        : "…" + path.substring(path.length() - LONGEST_PATH + 1);
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
