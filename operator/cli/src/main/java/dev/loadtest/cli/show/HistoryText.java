package dev.loadtest.cli.show;

import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Numbers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs in a list, one line each. */
public final class HistoryText {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private HistoryText() {}

  /**
   * A run of the list.
   *
   * @param note what it has to do with heals; empty for nothing
   */
  public record Line(
      String test, String run, Instant started, LoadTestRunStatus status, String note) {

    public Line(String test, String run, Instant started, LoadTestRunStatus status) {
      this(test, run, started, status, "");
    }
  }

  public static List<String> of(List<Line> runs, ZoneId zone, Palette palette) {
    Table table =
        new Table("STARTED", "RUN", "VERDICT", "P95", "ERRORS", "REQUESTS/S", "DURATION", "REASON");
    for (Line run : runs) {
      LoadTestRunStatus status = run.status();
      boolean over = status.verdict() != null;
      table.row(
          List.of(
              DATE.format(run.started().atZone(zone)),
              run.run(),
              over ? status.verdict().name() : or(phase(status)),
              number(status, Numbers::p95),
              number(status, Numbers::errors),
              number(status, Numbers::requestsPerSecond),
              or(status.duration()),
              or(status.reason()) + (run.note().isEmpty() ? "" : " (" + run.note() + ")")),
          line -> over ? palette.of(status.verdict(), line) : line);
    }
    return table.lines();
  }

  private static String phase(LoadTestRunStatus status) {
    return Optional.ofNullable(status.phase()).map(Enum::name).orElse(null);
  }

  private static String number(LoadTestRunStatus status, Function<Numbers, String> field) {
    return or(Optional.ofNullable(status.numbers()).map(field).orElse(null));
  }

  private static String or(String text) {
    return text == null || text.isEmpty() ? "-" : text;
  }
}
