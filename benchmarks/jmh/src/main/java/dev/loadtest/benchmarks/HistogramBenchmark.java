package dev.loadtest.benchmarks;

import dev.loadtest.core.summary.Histogram;
import dev.loadtest.core.summary.Resolution;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 10,000 latencies, log-normal around 100 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HistogramBenchmark {
  private final double[] latencies =
      new Random(1).doubles(10_000).map(u -> 100 * Math.exp(Math.sqrt(-2 * Math.log(u)))).toArray();
  private final Histogram one = histogram(latencies);
  private final Histogram two = one.merge(one);

  @Benchmark
  public Histogram addTenThousand() {
    return histogram(latencies);
  }

  @Benchmark
  public Histogram merge() {
    return one.merge(two);
  }

  @Benchmark
  public double percentile() {
    return two.percentile(99);
  }

  private static Histogram histogram(double[] values) {
    var builder = Histogram.builder(Resolution.Fine);
    for (double value : values) {
      builder.add(value);
    }
    return builder.build();
  }
}
