package dev.loadtest.cli.show;

import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Attempt;
import dev.loadtest.core.status.LoadTestRunStatus.ComparisonStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Numbers;
import dev.loadtest.core.status.LoadTestRunStatus.ThresholdStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a finished run says: thresholds, main numbers, findings, verdict and reason. The same for
 * both worlds.
 */
public final class VerdictText {
  private final Palette palette;

  public VerdictText(Palette palette) {
    this.palette = palette;
  }

  public List<String> lines(String test, String run, LoadTestRunStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(thresholds(or(status.thresholds())));
    lines.addAll(comparisons(or(status.comparisons())));
    Optional.ofNullable(status.numbers())
        .ifPresent(numbers -> lines.addAll(numbers(numbers, status.duration())));
    lines.addAll(tries(or(status.attempts())));
    lines.addAll(together(status));
    Optional.ofNullable(status.baseline()).ifPresent(b -> lines.add("  baseline " + b.text()));
    or(status.findings())
        .forEach(f -> lines.add("  " + palette.doubtful("! " + f.type()) + "  " + f.message()));
    lines.add("");
    lines.add(verdict(test, run, status));
    if (status.analysis() != null && status.verdict() != Verdict.Passed) {
      lines.addAll(new DiagnosisText(palette).lines(status.analysis()));
    }
    return lines;
  }

  private List<String> thresholds(List<ThresholdStatus> thresholds) {
    if (thresholds.isEmpty()) {
      return List.of();
    }
    Table table = new Table("  THRESHOLD", "METRIC", "EXPRESSION", "OBSERVED", "RESULT");
    thresholds.forEach(t -> table.row(cells(t), paint(t)));
    List<String> lines = new ArrayList<>(table.lines());
    lines.set(0, palette.faint(lines.getFirst()));
    lines.add("");
    return lines;
  }

  private List<String> comparisons(List<ComparisonStatus> comparisons) {
    return new ComparisonText(palette)
        .lines(comparisons.stream().map(ComparisonText.Row::of).toList());
  }

  private static List<String> tries(List<Attempt> attempts) {
    return attempts.size() < 2
        ? List.of()
        : attempts.stream()
            .map(
                a -> {
                  List<String> numbers = new ArrayList<>();
                  add(numbers, "p95", a.p95());
                  add(numbers, "errors", a.errors());
                  add(numbers, "requests", count(a.requests()));
                  return "  try "
                      + a.number()
                      + "   "
                      + (numbers.isEmpty() ? "came to nothing" : String.join("   ", numbers));
                })
            .toList();
  }

  private static List<String> cells(ThresholdStatus t) {
    return List.of(
        mark(t.result()) + " " + t.name(),
        t.metric(),
        t.expression(),
        Optional.ofNullable(t.observed()).orElse("-"),
        t.result());
  }

  private static String mark(String result) {
    return switch (result) {
      case "Passed" -> "✓";
      case "Crossed" -> "✗";
      default -> "?";
    };
  }

  private UnaryOperator<String> paint(ThresholdStatus t) {
    return switch (t.result()) {
      case "Passed" -> palette::good;
      case "Crossed" -> palette::bad;
      default -> palette::doubtful;
    };
  }

  private static List<String> numbers(Numbers n, String duration) {
    List<String> load = new ArrayList<>();
    add(load, "requests", count(n.requests()) + rate(n.requestsPerSecond()));
    add(load, "errors", n.errors());
    add(load, "iterations", count(n.iterations()));
    add(load, "VUs", count(n.vusMax()));
    add(load, "duration", duration);
    List<String> times = new ArrayList<>();
    add(times, "p50", n.p50());
    add(times, "p95", n.p95());
    add(times, "p99", n.p99());
    List<String> lines = new ArrayList<>();
    lines.add("  " + String.join("   ", load));
    if (!times.isEmpty()) {
      lines.add("  response times   " + String.join("   ", times));
    }
    return lines;
  }

  /** Several runners: how well they started together. */
  private static List<String> together(LoadTestRunStatus status) {
    return or(status.attempts()).stream()
        .filter(attempt -> attempt.startSkewMs() != null && status.runners() != null)
        .map(
            attempt ->
                "  %d runners, started within %d ms"
                    .formatted(status.runners().desired(), attempt.startSkewMs()))
        .toList();
  }

  private static void add(List<String> parts, String name, String value) {
    if (value != null && !value.isEmpty()) {
      parts.add(name + " " + value);
    }
  }

  private static String count(Long number) {
    return number == null ? "" : String.format(Locale.ROOT, "%,d", number);
  }

  private static String rate(String perSecond) {
    return perSecond == null ? "" : " (" + perSecond + "/s)";
  }

  private String verdict(String test, String run, LoadTestRunStatus status) {
    Verdict verdict = status.verdict();
    String word = verdict.name().toUpperCase(Locale.ROOT);
    String prefix = verdict.name() + ": ";
    String message = Optional.ofNullable(status.message()).orElse("").strip();
    String reason =
        (message.startsWith(prefix) ? message.substring(prefix.length()) : message)
            .replaceAll("\\s+", " ");
    return palette.of(verdict, palette.strong(word)) + "  " + test + " (" + run + "): " + reason;
  }

  private static <T> List<T> or(List<T> list) {
    return list == null ? List.of() : list;
  }
}
