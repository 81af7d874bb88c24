package dev.loadtest.cli.show;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.Anchor;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.NormalLevel;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.spec.BaselinePolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What is normal for a test, and which runs say so. */
public final class BaselineText {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String MAIN = "p(95) http_req_duration";

  private final Palette palette;
  private final ZoneId zone;

  public BaselineText(Palette palette, ZoneId zone) {
    this.palette = palette;
    this.zone = zone;
  }

  /**
   * The whole of it.
   *
   * @param reasons by run: why it does not count, as far as it is known
   */
  public List<String> lines(
      String test,
      RunHistory history,
      List<NormalLevel> levels,
      BaselinePolicy policy,
      Map<String, String> reasons) {
    List<String> lines = new ArrayList<>();
    lines.add(head(test, history, levels, policy));
    if (!levels.isEmpty()) {
      lines.add("");
      lines.addAll(levels(levels));
    }
    if (!history.anchors().isEmpty()) {
      lines.add("");
      lines.addAll(anchors(history, levels));
    }
    if (!history.runs().isEmpty()) {
      lines.add("");
      lines.addAll(runs(history, reasons));
    }
    return lines;
  }

  private String head(
      String test, RunHistory history, List<NormalLevel> levels, BaselinePolicy policy) {
    Map<Admission, Long> counts =
        history.runs().stream()
            .collect(Collectors.groupingBy(KeptRun::admission, Collectors.counting()));
    long counting =
        counts.getOrDefault(Admission.Admitted, 0L) + counts.getOrDefault(Admission.Accepted, 0L);
    return "Baseline of %s: %d runs count, %d in quarantine, %d excluded. %s"
        .formatted(
            test,
            counting,
            counts.getOrDefault(Admission.Quarantined, 0L),
            counts.getOrDefault(Admission.Excluded, 0L),
            calibration(levels, policy));
  }

  private static String calibration(List<NormalLevel> levels, BaselinePolicy policy) {
    int runs = main(levels).map(NormalLevel::runs).orElse(0);
    return runs < policy.needed()
        ? "It is provisional: %d of %d runs.".formatted(runs, policy.needed())
        : "It is known from %d comparable runs; it takes %d.".formatted(runs, policy.needed());
  }

  private static Optional<NormalLevel> main(List<NormalLevel> levels) {
    return levels.stream()
        .filter(level -> level.measure().toString().equals(MAIN))
        .findFirst()
        .or(() -> levels.stream().findFirst());
  }

  private List<String> levels(List<NormalLevel> levels) {
    Table table = new Table("  MEASURE", "LEVEL", "RUNS", "SPREAD", "DETECTABLE", "");
    levels.forEach(level -> table.row(cells(level)));
    return table.lines(palette);
  }

  private static List<String> cells(NormalLevel level) {
    Optional<Known> known = level.known();
    return List.of(
        "  " + level.subject(),
        known.map(k -> level.unit().format(k.center())).orElse("-"),
        String.valueOf(known.map(Known::runs).orElse(level.runs())),
        Change.within(number(known.map(Known::spread)), level.isRate()),
        Change.within(number(known.map(Known::detectable)), level.isRate()),
        known.filter(Known::accepted).isPresent()
            ? "accepted"
            : known.filter(k -> k.runs() < level.runs()).isPresent()
                ? "changed %d runs ago".formatted(known.get().runs())
                : "");
  }

  private List<String> anchors(RunHistory history, List<NormalLevel> levels) {
    Table table = new Table("  THRESHOLD", "METRIC", "WRITTEN AS", "AT LEVEL");
    for (Anchor anchor : history.anchors()) {
      table.row(
          List.of(
              "  " + anchor.threshold(),
              anchor.metric(),
              anchor.expression(),
              anchor.level().isPresent()
                  ? unit(anchor, levels).format(anchor.level().getAsDouble())
                      + (anchor.settled() ? "" : " (first %d)".formatted(anchor.levels().size()))
                  : "not known yet"));
    }
    return table.lines(palette);
  }

  private static Unit unit(Anchor anchor, List<NormalLevel> levels) {
    return levels.stream()
        .filter(level -> level.measure().equals(anchor.measure()))
        .map(NormalLevel::unit)
        .findFirst()
        .orElse(Unit.None);
  }

  private List<String> runs(RunHistory history, Map<String, String> reasons) {
    Table table = new Table("  RUN", "COMPLETED", "COUNTS", "PASSED", "P95");
    history.runs().forEach(run -> table.row(cells(run)));
    List<String> rows = table.lines(palette);
    List<String> lines = new ArrayList<>();
    lines.add(rows.getFirst());
    for (int i = 0; i < history.runs().size(); i++) {
      KeptRun run = history.runs().get(i);
      lines.add(run.counts() ? rows.get(i + 1) : palette.doubtful(rows.get(i + 1)));
      if (!run.counts()) {
        lines.addAll(Wrapped.lines("    ", reasons.getOrDefault(run.run(), usual(run))));
      }
    }
    return lines;
  }

  private List<String> cells(KeptRun run) {
    return List.of(
        "  " + run.run(),
        DATE.format(Instant.parse(run.completed()).atZone(zone)),
        switch (run.admission()) {
          case Admitted -> "yes";
          case Accepted -> "accepted";
          case Quarantined -> "quarantined";
          case Excluded -> "excluded";
        },
        run.passed() ? "yes" : "no",
        Optional.ofNullable(run.points().get(MAIN))
            .map(point -> Unit.Milliseconds.format(point.value()))
            .orElse("-"));
  }

  private static String usual(KeptRun run) {
    return run.admission() == Admission.Quarantined
        ? "It was in doubt: it counts only if it is accepted."
        : "It was not measured properly: it never counts.";
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }
}
