package dev.loadtest.cli.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.NamedThreshold;
import dev.loadtest.core.judge.ThresholdJudge;
import dev.loadtest.core.judge.ThresholdOutcome;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.spec.History;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.MetricType;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.spec.ValueType;
import dev.loadtest.core.status.RunProjection;
import dev.loadtest.core.summary.Counter;
import dev.loadtest.core.summary.Evidence;
import dev.loadtest.core.summary.ExactSum;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.MetricReport;
import dev.loadtest.core.summary.Rate;
import dev.loadtest.core.summary.Resolution;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerExit;
import dev.loadtest.core.summary.RunnerOutcome;
import dev.loadtest.core.summary.RunnerReport;
import dev.loadtest.core.summary.Series;
import dev.loadtest.core.summary.StagedSeries;
import dev.loadtest.core.summary.Timeline;
import dev.loadtest.core.summary.Trend;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Records of runs of a test called shop, a minute apart, with a thousand requests each. */
public final class Records {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final int REQUESTS = 1000;

  private Records() {}

  /** Runs {@code shop-0}, {@code shop-1} and so on with these p95, in ms. */
  public static void save(Path folder, double... p95) throws IOException {
    for (int i = 0; i < p95.length; i++) {
      save(folder, record("shop-" + i, i, p95[i], "p(95)<500"));
    }
  }

  public static void save(Path folder, RunRecord record) throws IOException {
    new RecordStore(folder).save(record, History.defaults());
  }

  /** What {@code judge} makes of all runs. */
  public static RunHistory history(Path folder) throws IOException {
    List<RunRecord> all = new RecordStore(folder).list(Optional.of("shop"));
    Replay replay = new Replay(Map.of(), all);
    replay.judge();
    return replay.history("shop");
  }

  public static RunRecord record(String run, int minute, double p95, String threshold) {
    Verdict verdict = p95 < 500 ? Verdict.Passed : Verdict.Failed;
    return record(run, minute, verdict, threshold, Optional.of(summary(run, p95)));
  }

  /** A run that broke before anything was measured. */
  public static RunRecord broken(String run, int minute) {
    return record(run, minute, Verdict.Error, "p(95)<500", Optional.empty());
  }

  private static RunRecord record(
      String run, int minute, Verdict verdict, String threshold, Optional<RunSummary> summary) {
    Instant started = NOON.plusSeconds(60L * minute);
    LoadTestSpec spec = spec(threshold);
    var judgement =
        new Judgement(
            verdict,
            Classification.Noise,
            "Some",
            verdict + ": because.",
            summary.map(s -> outcomes(spec, s)).orElse(List.of()),
            List.of());
    var status =
        new RunProjection(Optional.empty(), 0, started.plusSeconds(30))
            .finished(new Conclusion(judgement, summary), Optional.empty(), null, null);
    return new RunRecord(
        "shop",
        run,
        started,
        "shop.yaml",
        "0f1e",
        spec,
        Optional.empty(),
        status,
        summary,
        summary.stream().toList(),
        List.of());
  }

  private static List<ThresholdOutcome> outcomes(LoadTestSpec spec, RunSummary summary) {
    return ThresholdJudge.judge(NamedThreshold.all(spec.thresholds(), List.of()), summary);
  }

  private static LoadTestSpec spec(String threshold) {
    try {
      return new ObjectMapper()
          .readValue(
              """
              {"script": {"inline": "export default () => {}"}, "thresholds": [{"name": "p95",
               "metric": "http_req_duration", "expression": "%s"}]}
              """
                  .formatted(threshold),
              LoadTestSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The same of a run that was given another address of the target http://shop. */
  public static RunRecord at(String url, RunRecord run) {
    ObjectMapper json = new ObjectMapper();
    try {
      ObjectNode spec = json.valueToTree(run.spec());
      spec.putObject("target").put("url", url);
      return new RunRecord(
          run.test(),
          run.run(),
          run.started(),
          run.manifest(),
          run.digest(),
          json.treeToValue(spec, LoadTestSpec.class),
          Optional.of(json.readValue("{\"url\": \"http://shop\"}", Target.class)),
          run.status(),
          run.summary(),
          run.attempts(),
          run.log());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static RunSummary summary(String run, double p95) {
    double[] times =
        IntStream.rangeClosed(1, REQUESTS)
            .mapToDouble(i -> p95 * (0.9 + 0.1 * i / (0.95 * REQUESTS)))
            .toArray();
    var exit = new RunnerExit(0, "", ExitReason.None, "");
    return new RunSummary(
        run,
        1,
        60_000,
        List.of(),
        List.of(
            new RunnerOutcome(
                0, exit, new RunnerReport.Times(1, 2, 3, 60_000, 60_000), evidence(), null)),
        List.of(
            metric("http_req_duration", ValueType.Time, Trend.of(Resolution.Fine, times)),
            metric("http_req_failed", ValueType.Default, new Rate(0, REQUESTS)),
            metric("http_reqs", ValueType.Default, counter()),
            metric("iterations", ValueType.Default, counter())),
        new TreeMap<>(),
        new Timeline(1000, List.of()),
        List.of(),
        List.of());
  }

  private static Counter counter() {
    return new Counter(ExactSum.of(REQUESTS), REQUESTS);
  }

  private static Evidence evidence() {
    try {
      return new ObjectMapper().readValue("{\"cpuPercentMean\": 20}", Evidence.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static MetricReport metric(String name, ValueType contains, Series series) {
    MetricType type = series.type();
    return new MetricReport(name, type, contains, 0, List.of(new StagedSeries("", "", series)));
  }
}
