package dev.loadtest.benchmarks;

import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.Frames;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerReport;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading a log and merging what the runners measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SummaryBenchmark {
  private final List<RunnerReport> four = RealLog.reports(4);
  private final List<RunnerReport> fiveHundred = RealLog.reports(500);
  private final String log = chatty();

  @Benchmark
  public RunSummary mergeFourRunners() {
    return RunSummary.merge(four);
  }

  @Benchmark
  public RunSummary mergeFiveHundredRunners() {
    return RunSummary.merge(fiveHundred);
  }

  @Benchmark
  public FrameLog readLogOfOneMegabyte() {
    return Frames.read(new StringReader(log), RealLog.NONCE);
  }

  /** The frames of a runner after 1 MB of what its script printed. */
  private static String chatty() {
    String line = "k6| INFO " + "what a script says with console.log ".repeat(3) + "\n";
    return line.repeat((1 << 20) / line.length()) + RealLog.text();
  }
}
