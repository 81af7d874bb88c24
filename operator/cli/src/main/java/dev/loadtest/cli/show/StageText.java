package dev.loadtest.cli.show;

import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.status.Amount;
import dev.loadtest.core.summary.Observed;
import dev.loadtest.core.summary.RunSummary;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The main numbers of each stage. */
public final class StageText {
  private StageText() {}

  /** Empty for a load without stages. */
  public static List<String> of(RunSummary summary) {
    if (summary.stages().isEmpty()) {
      return List.of();
    }
    Table table = new Table("  STAGE", "REQUESTS", "REQUESTS/S", "ERRORS", "P50", "P95", "P99");
    summary.stages().forEach(stage -> table.row(cells(summary, stage.name())));
    return table.lines();
  }

  private static List<String> cells(RunSummary summary, String stage) {
    return List.of(
        "  " + stage,
        cell(summary, "http_reqs", stage, new Aggregation.Count(), Amount::plain),
        cell(summary, "http_reqs", stage, new Aggregation.Rate(), Amount::plain),
        cell(summary, "http_req_failed", stage, new Aggregation.Rate(), Amount::percent),
        cell(
            summary,
            "http_req_duration",
            stage,
            new Aggregation.Percentile(50),
            Amount::milliseconds),
        cell(
            summary,
            "http_req_duration",
            stage,
            new Aggregation.Percentile(95),
            Amount::milliseconds),
        cell(
            summary,
            "http_req_duration",
            stage,
            new Aggregation.Percentile(99),
            Amount::milliseconds));
  }

  private static String cell(
      RunSummary summary,
      String metric,
      String stage,
      Aggregation aggregation,
      Function<OptionalDouble, String> unit) {
    MetricSelector selector = MetricSelector.parse(metric + "{stage:" + stage + "}");
    OptionalDouble value =
        switch (summary.observe(selector, aggregation)) {
          case Observed.Value(double number) -> OptionalDouble.of(number);
          case Observed.NoSamples none -> OptionalDouble.empty();
          case Observed.Unknown unknown -> OptionalDouble.empty();
          case Observed.Unmergeable unmergeable -> OptionalDouble.empty();
        };
    return value.isPresent() ? unit.apply(value) : "-";
  }
}
