package dev.loadtest.core.judge;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.benchmarks.RealLog;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.Timeline;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Judging four numbers (p95, p99, errors, throughput) of a real run against 30 runs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JudgeBenchmark {
  private static final int RUNS = 30;

  private Evaluation evaluation;
  private List<NamedThreshold> thresholds;
  private List<Question> questions;
  private Judgement judgement;

  @Setup
  public void history() throws IOException {
    var spec =
        new ObjectMapper()
            .readValue(
                """
                {"script": {"inline": "x"},
                 "load": {"executor": "RampingVUs", "stages": [
                   {"name": "ramp", "duration": "2s", "target": 10},
                   {"name": "steady", "duration": "4s", "target": 10}]},
                 "thresholds": [
                   {"name": "p95", "metric": "http_req_duration", "expression": "p(95)<5000"},
                   {"name": "errors", "metric": "http_req_failed", "expression": "rate<0.5"}]}
                """,
                LoadTestSpec.class);
    var run = longer(RunSummary.merge(RealLog.reports(1)));
    var first = evaluation(spec, run, RunHistory.EMPTY);
    var kept = Keeping.after(first, Judge.judge(first), "run", "2026-11-21T02:00:00Z");
    evaluation = evaluation(spec, run, like(kept.runs().getFirst()));
    thresholds = NamedThreshold.all(spec.thresholds(), run.scriptThresholds());
    var asked = new Questions(evaluation);
    questions =
        JudgedNumber.all(spec, thresholds).stream().flatMap(n -> asked.about(n).stream()).toList();
    judgement = Judge.judge(evaluation);
    if (questions.size() != 4 || judgement.classification() != Classification.Stable) {
      throw new IllegalStateException(questions.size() + " numbers: " + judgement);
    }
  }

  private static Evaluation evaluation(LoadTestSpec spec, RunSummary run, RunHistory history) {
    return new Evaluation(
        spec, List.of(run), TargetEvidence.NONE, history, LocalDate.parse("2026-11-21"));
  }

  /** The same with a time line of 120 points, and without the thresholds of its script. */
  private static RunSummary longer(RunSummary run) {
    var points = run.timeline().points();
    var more =
        IntStream.range(0, Timeline.MOST_POINTS)
            .mapToObj(
                i -> {
                  var p = points.get(i % points.size());
                  return new Timeline.Point(
                      50L * i,
                      p.requests(),
                      p.failed(),
                      p.vus(),
                      p.iterations(),
                      p.dropped(),
                      p.duration(),
                      p.errors(),
                      p.probeP95());
                })
            .toList();
    return new RunSummary(
        run.run(),
        run.runnersExpected(),
        run.durationMs(),
        run.stages(),
        run.runners(),
        run.metrics(),
        run.conflicts(),
        new Timeline(50, more),
        run.errors(),
        List.of());
  }

  /** Thirty runs that differ from this one by a few percent. */
  private static RunHistory like(KeptRun run) {
    var random = new Random(1);
    RunHistory history = RunHistory.EMPTY;
    for (int i = 0; i < RUNS; i++) {
      var points = new TreeMap<String, KeptRun.Point>();
      run.points()
          .forEach(
              (measure, p) ->
                  points.put(
                      measure,
                      new KeptRun.Point(
                          p.value() * (1 + 0.03 * random.nextGaussian()),
                          p.samples(),
                          p.key(),
                          p.steady())));
      history =
          history.with(
              new KeptRun(
                  "run-" + i,
                  "2026-11-%02dT02:00:00Z".formatted(1 + i % 20),
                  Admission.Admitted,
                  run.image(),
                  points,
                  run.surroundings(),
                  true));
    }
    return history;
  }

  @Benchmark
  public Judgement judgeRun() {
    return Judge.judge(evaluation);
  }

  /** Without thresholds, findings of machines, and sentences. */
  @Benchmark
  public List<Comparison> compareWithHistory() {
    return HistoryJudge.judge(evaluation, thresholds).comparisons();
  }

  /** The statistics alone. */
  @Benchmark
  public int judgeFourNumbers() {
    int worst = 0;
    for (Question question : questions) {
      worst = Math.max(worst, Gravity.of(MeasureJudge.judge(question)));
    }
    return worst;
  }

  @Benchmark
  public RunHistory keepRun() {
    return Keeping.after(evaluation, judgement, "new", "2026-11-21T03:00:00Z");
  }
}
