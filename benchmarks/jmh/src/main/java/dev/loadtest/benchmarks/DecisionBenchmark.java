package dev.loadtest.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Lifecycle;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.Step;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.ThresholdExpression;
import dev.loadtest.core.summary.FrameLog;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Deciding what to do next for 500 runners, and parsing a threshold. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {
  private static final int RUNNERS = 500;
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:30Z");

  private Observation loading;
  private AttemptState state;

  @Setup
  public void observe() throws IOException {
    var spec =
        new ObjectMapper()
            .readValue(
                """
                {"script": {"inline": "x"}, "parallelism": 500,
                 "load": {"executor": "ConstantVUs", "vus": 1000, "duration": "60s"},
                 "thresholds": [{"name": "errors", "metric": "http_req_failed", "expression": "rate<0.1", "abortOnFail": true}]}
                """,
                LoadTestSpec.class);
    var plan = RunPlan.of(spec, new RunPlan.Identity("checkout", "checkout-1", 1, "n"), "/a.js");
    FrameLog log = RealLog.read();
    var views =
        IntStream.range(0, RUNNERS)
            .mapToObj(
                i ->
                    new RunnerView(
                        i,
                        RunnerView.Stage.Running,
                        Optional.empty(),
                        log.ready(),
                        log.progress(),
                        Optional.empty(),
                        OptionalLong.of(NOW.minusSeconds(20).toEpochMilli())))
            .toList();
    loading =
        new Observation(
            plan,
            Optional.of(NOW.minusSeconds(30)),
            Optional.empty(),
            Optional.empty(),
            views,
            NOW);
    state = Lifecycle.stateOf(loading);
  }

  @Benchmark
  public AttemptState stateOfFiveHundredRunners() {
    return Lifecycle.stateOf(loading);
  }

  @Benchmark
  public Step nextStepOfFiveHundredRunners() {
    return Lifecycle.nextStep(state, loading);
  }

  @Benchmark
  public ThresholdExpression parseThreshold() {
    return ThresholdExpression.parse("p(99.9) <= 1500.5");
  }
}
