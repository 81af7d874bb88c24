package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Asked.errorRate;
import static dev.loadtest.core.judge.Asked.p95;
import static dev.loadtest.core.judge.Asked.successRate;
import static dev.loadtest.core.judge.Asked.throughput;
import static dev.loadtest.core.judge.Classification.Environment;
import static dev.loadtest.core.judge.Classification.Noise;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Classification.StaleThreshold;
import static dev.loadtest.core.judge.Numbers.around;
import static dev.loadtest.core.judge.Numbers.same;
import static dev.loadtest.core.judge.Situation.of;

import dev.loadtest.core.summary.TargetEvidence.Kind;
import java.util.stream.Stream;

/** Steal, throttling, neighbours and the control probe. */
final class SurroundingsSituations {
  private static final double[] STABLE = around(100, 2, 20);
  private static final double[] PROBES = around(8, 2, 20, 7);
  private static final double[] QUIET = around(50, 10, 20, 3);
  private static final TargetFinding.TargetChanged ROLLOUT =
      new TargetFinding.TargetChanged(
          Kind.RolledOut, "checkout", "image changed", "2026-11-21T02:00:00Z");

  private SurroundingsSituations() {}

  static Stream<Situation> all() {
    return Stream.concat(probe(), withoutProbe());
  }

  private static Stream<Situation> probe() {
    return Stream.of(
        of(
                "a probe that is as much slower explains the change",
                p95().past(STABLE).tries(160, 158, 161).probe(PROBES, 12.8, 12.7, 12.9))
            .is(Environment)
            .because(SurroundingsFinding.ProbeSlower.class)
            .saying("1.6 times its usual time"),
        of(
                "what a slower probe explains partly remains a regression",
                p95().past(STABLE).tries(240, 238, 241).probe(PROBES, 10, 10.1, 9.9))
            .is(Regression)
            .because(LevelFinding.Regressed.class)
            .showing(SurroundingsFinding.ProbeSlower.class, SurroundingsFinding.Remains.class)
            .saying("with the surroundings divided out, p95 is still 92 % above"),
        of(
                "a probe as usual explains nothing",
                p95().past(STABLE).tries(160, 158, 161).probe(PROBES, 8, 8.1, 7.9))
            .is(Regression)
            .notShowing(SurroundingsFinding.ProbeSlower.class),
        of(
                "a probe that is a tenth slower shows its own noise",
                p95().past(STABLE).tries(160, 158, 161).probe(PROBES, 8.8, 8.8, 8.8))
            .is(Regression),
        of(
                "a probe that is slower in one of three tries explains nothing",
                p95().past(STABLE).tries(160, 158, 161).probe(PROBES, 13, 8, 8))
            .is(Regression),
        of(
                "two probes in the history are too few to know what is usual",
                p95().past(STABLE).tries(160).probe(then(8, 8.1), 12.8))
            .is(Regression),
        of(
                "a slower probe without a change is no news",
                p95().past(STABLE).tries(101).probe(PROBES, 12.8))
            .is(Noise),
        of(
                "a slower probe explains a lower throughput, too",
                throughput().past(around(500, 2, 20)).tries(320).probe(PROBES, 12.8))
            .is(Environment),
        of(
                "a throughput that fell by more than a slower probe explains is a regression",
                throughput().past(around(500, 2, 20)).tries(150).probe(PROBES, 12.8))
            .is(Regression)
            .showing(SurroundingsFinding.Remains.class),
        of(
                "a slower probe does not turn failures into nothing",
                errorRate().past(same(0.001, 20)).tries(0.2).probe(PROBES, 12.8))
            .is(Regression),
        of(
                "a slower probe does not make failed checks worse than they are",
                successRate().past(same(0.999, 20)).tries(0.991).probe(PROBES, 16))
            .is(Environment),
        of(
                "steal with a probe that does not see it excuses nothing",
                p95().past(STABLE).tries(160).steal(9).probe(PROBES, 8))
            .is(Regression)
            .showing(SurroundingsFinding.MachineShared.class),
        of(
                "steal with a probe that sees it all is the environment's",
                p95().past(STABLE).tries(160).steal(9).probe(PROBES, 12.8))
            .is(Environment)
            .because(SurroundingsFinding.MachineShared.class));
  }

  private static Stream<Situation> withoutProbe() {
    return Stream.of(
        of("steal without a probe leaves nothing to say", p95().past(STABLE).tries(160).steal(9))
            .is(Environment)
            .because(SurroundingsFinding.MachineShared.class)
            .saying("9 %"),
        of("steal of 5 % disturbs nobody", p95().past(STABLE).tries(160).steal(5)).is(Regression),
        of("steal without a change is no news", p95().past(STABLE).tries(101).steal(9)).is(Noise),
        of(
                "steal in one of three tries excuses nothing",
                p95().past(STABLE).tries(160, 158, 161).steal(9, 0, 0))
            .is(Regression),
        of(
                "steal does not make a stale threshold fit",
                p95().past(STABLE).setAt(100).threshold("value<90").tries(100).steal(9))
            .is(StaleThreshold)
            .showing(SurroundingsFinding.MachineShared.class),
        of(
                "a throttled load generator leaves nothing to say",
                p95().past(STABLE).tries(160).generatorThrottled(12))
            .is(Environment)
            .because(SurroundingsFinding.GeneratorThrottled.class),
        of(
                "a generator throttled in 5 % of the time disturbs nobody",
                p95().past(STABLE).tries(160).generatorThrottled(5))
            .is(Regression),
        of(
                "a noisy neighbour leaves nothing to say",
                p95().past(STABLE).tries(160).waiting(QUIET, 800))
            .is(Environment)
            .because(SurroundingsFinding.NoisyNeighbour.class)
            .saying("800 ms"),
        of(
                "a neighbour who is always as noisy excuses nothing",
                p95().past(STABLE).tries(160).waiting(around(400, 10, 20, 3), 800))
            .is(Regression),
        of(
                "a little waiting is no neighbour's doing",
                p95().past(STABLE).tries(160).waiting(QUIET, 199))
            .is(Regression),
        of(
                "a rollout during the run leaves nothing to say",
                p95().past(STABLE).tries(160).disturbedBy(ROLLOUT))
            .is(Environment)
            .because(TargetFinding.TargetChanged.class)
            .saying("checkout was rolled out"),
        of(
                "a rollout is no excuse that a probe could take away",
                p95().past(STABLE).tries(160).disturbedBy(ROLLOUT).probe(PROBES, 8))
            .is(Environment),
        of(
                "a rollout without a change is no news",
                p95().past(STABLE).tries(101).disturbedBy(ROLLOUT))
            .is(Noise));
  }

  private static double[] then(double... values) {
    double[] probes = new double[20];
    java.util.Arrays.fill(probes, Double.NaN);
    System.arraycopy(values, 0, probes, 0, values.length);
    return probes;
  }
}
