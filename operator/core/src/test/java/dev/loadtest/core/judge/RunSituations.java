package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Classification.Environment;
import static dev.loadtest.core.judge.Classification.Error;
import static dev.loadtest.core.judge.Classification.Improvement;
import static dev.loadtest.core.judge.Classification.Inconclusive;
import static dev.loadtest.core.judge.Classification.InsufficientData;
import static dev.loadtest.core.judge.Classification.NoData;
import static dev.loadtest.core.judge.Classification.Noise;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Classification.Stable;
import static dev.loadtest.core.judge.Classification.StaleThreshold;
import static dev.loadtest.core.judge.Classification.TestShape;
import static dev.loadtest.core.judge.RunOf.p95;
import static dev.loadtest.core.judge.RunOf.usual;
import static dev.loadtest.core.judge.Situation.of;
import static dev.loadtest.core.judge.Story.threshold;

import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import dev.loadtest.core.summary.TargetEvidence.Reading;
import java.util.stream.Stream;

/** Whole runs against the runs before them. */
final class RunSituations {
  private static final String STEADY_P95 = "http_req_duration{stage:steady}";

  private RunSituations() {}

  static Stream<Situation> all() {
    return Stream.of(first(), broken(), compared(), target(), stages()).flatMap(s -> s);
  }

  private static Stream<Situation> first() {
    return Stream.of(
        of(
                "the first run holds its thresholds",
                () -> Story.of(threshold(STEADY_P95, "p(95)<200")).judge(usual()))
            .is(Stable)
            .verdict(Verdict.Passed)
            .saying("the baseline now has 1 of 5 runs"),
        of(
                "the first run crosses a threshold, and nobody knows what is usual",
                () -> Story.of(threshold(STEADY_P95, "p(95)<90")).judge(usual()))
            .is(InsufficientData)
            .verdict(Verdict.Failed)
            .because(Finding.ThresholdCrossed.class),
        of("the fourth run is not compared yet", () -> Story.of().runs(3, usual()).judge(p95(300)))
            .is(Stable)
            .verdict(Verdict.Passed)
            .saying("the baseline now has 4 of 5 runs"),
        of("the sixth run is compared", () -> Story.of().runs(5, usual()).judge(p95(300)))
            .is(Regression)
            .verdict(Verdict.Failed),
        of(
                "too few requests are too little data",
                () ->
                    Story.of(threshold(STEADY_P95, "p(95)<90"))
                        .runs(8, usual())
                        .judge(p95(300).fewRequests()))
            .is(InsufficientData)
            .verdict(Verdict.Failed)
            .showing(LevelFinding.TooFewSamples.class),
        of(
                "a test that asks for ten runs is not compared after nine",
                () ->
                    Story.of("judgement: {baseline: {minRuns: 10}}")
                        .runs(9, usual())
                        .judge(p95(300)))
            .is(Stable)
            .saying("10 of 10 runs"));
  }

  private static Stream<Situation> broken() {
    return Stream.of(
        of(
                "a runner without a result is an error",
                () -> Story.of().runs(8, usual()).judge(usual().missingRunner()))
            .is(Error)
            .verdict(Verdict.Error)
            .because(Finding.RunnersMissing.class),
        of(
                "a runner without a result in one of three tries is an error, too",
                () -> Story.of().runs(8, usual()).judge(usual(), p95(90).missingRunner(), usual()))
            .is(Error)
            .verdict(Verdict.Error)
            .because(Finding.RunnersMissing.class),
        of(
                "a script that broke in one of three tries is an error",
                () ->
                    Story.of()
                        .runs(8, usual())
                        .judge(usual(), p95(90).ended(ExitReason.ScriptError), usual()))
            .is(Error),
        of(
                "a stage without requests is no data",
                () ->
                    Story.of(threshold("http_req_duration{stage:soak}", "p(95)<9")).judge(usual()))
            .is(NoData)
            .verdict(Verdict.Inconclusive),
        of(
                "a threshold on what one try did not measure has no data",
                () ->
                    Story.of(threshold("http_req_failed", "rate<0.1"))
                        .runs(8, usual())
                        .judge(usual(), usual().without("http_req_failed"), usual()))
            .is(NoData)
            .verdict(Verdict.Inconclusive),
        of(
                "a load that was stopped early cannot pass",
                () -> Story.of().runs(8, usual()).judge(usual().ended(ExitReason.Stopped)))
            .is(Inconclusive)
            .verdict(Verdict.Inconclusive),
        of(
                "a script that marks itself as failed fails, whatever the history says",
                () -> Story.of().runs(8, usual()).judge(usual().ended(ExitReason.MarkedFailed)))
            .verdict(Verdict.Failed));
  }

  private static Stream<Situation> compared() {
    return Stream.of(
        of("a run like those before is stable", () -> Story.of().runs(8, usual()).judge(usual()))
            .is(Stable)
            .verdict(Verdict.Passed)
            .saying("p95 is 0"),
        of(
                "a slower run fails without any threshold",
                () -> Story.of().runs(8, usual()).judge(p95(130)))
            .is(Regression)
            .verdict(Verdict.Failed)
            .because(LevelFinding.Regressed.class)
            .saying("no sign of environment")
            .inDoubt(),
        of(
                "a slower run fails although its threshold holds",
                () -> Story.of(threshold(STEADY_P95, "p(95)<200")).runs(8, usual()).judge(p95(130)))
            .is(Regression)
            .verdict(Verdict.Failed),
        of(
                "a slower run fails although thresholds are advisory",
                () ->
                    Story.of("failOnThresholds: false", threshold(STEADY_P95, "p(95)<90"))
                        .runs(8, usual())
                        .judge(p95(130)))
            .is(Regression)
            .verdict(Verdict.Failed),
        of(
                "an advisory threshold that is always crossed is not called stale",
                () ->
                    Story.of("failOnThresholds: false", threshold(STEADY_P95, "p(95)<90"))
                        .runs(8, usual())
                        .judge(usual()))
            .verdict(Verdict.Passed)
            .notShowing(LevelFinding.ThresholdStale.class),
        of(
                "a threshold that every run crossed is stale",
                () -> Story.of(threshold(STEADY_P95, "p(95)<90")).runs(8, usual()).judge(usual()))
            .is(StaleThreshold)
            .verdict(Verdict.Failed)
            .because(LevelFinding.ThresholdStale.class),
        of("a faster run passes", () -> Story.of().runs(8, usual()).judge(p95(70)))
            .is(Improvement)
            .verdict(Verdict.Passed),
        of(
                "one wild try of three is outvoted",
                () ->
                    Story.of(threshold(STEADY_P95, "p(95)<150"))
                        .runs(8, usual())
                        .judge(p95(400), usual(), usual()))
            .is(Noise)
            .verdict(Verdict.Passed)
            .showing(LevelFinding.Outvoted.class)
            .settled(),
        of(
                "failures in every stage are a regression",
                () -> Story.of().runs(8, usual()).judge(usual().failed(0.05)))
            .is(Regression)
            .saying("error rate is 5 %"),
        of(
                "a loss of throughput alone is a regression",
                () -> Story.of().runs(8, usual()).judge(usual().throughput(70)))
            .is(Regression)
            .saying("throughput is 70/s"),
        of(
                "a steal of CPU makes a slower run worthless",
                () -> Story.of().runs(8, usual()).judge(p95(130).steal(12)))
            .is(Environment)
            .verdict(Verdict.Inconclusive),
        of(
                "a noisy neighbour makes a slower run worthless",
                () -> Story.of().runs(8, usual().waiting(40)).judge(p95(130).waiting(900)))
            .is(Environment),
        of(
                "a control probe that is as much slower explains a slower run",
                () -> Story.of().runs(8, usual().probe(5)).judge(p95(130).probe(7)))
            .is(Environment)
            .because(SurroundingsFinding.ProbeSlower.class),
        of(
                "a control probe as usual puts a slower run down to the service",
                () -> Story.of().runs(8, usual().probe(5)).judge(p95(130).probe(5)))
            .is(Regression),
        of(
                "a control probe that is slower explains a lower throughput, too",
                () -> Story.of().runs(8, usual().probe(5)).judge(usual().throughput(80).probe(7)))
            .is(Environment),
        of(
                "a saturated generator makes a slower run worthless",
                () -> Story.of().runs(8, usual()).judge(p95(130).generatorCpu(96)))
            .is(Environment)
            .verdict(Verdict.Inconclusive),
        of(
                "a saturated generator in a run like those before keeps it out of the baseline",
                () -> Story.of().runs(8, usual()).judge(usual().generatorCpu(96)))
            .verdict(Verdict.Passed)
            .showing(Finding.GeneratorSaturated.class),
        of(
                "dropped iterations excuse nothing",
                () -> Story.of().runs(8, usual()).judge(p95(130).dropped(900)))
            .is(Regression)
            .showing(Finding.DroppedIterations.class));
  }

  private static Stream<Situation> target() {
    return Stream.of(
        of(
                "a rollout during the run makes a slower run worthless",
                () -> Story.of().runs(8, usual()).during(Kind.RolledOut).judge(p95(130)))
            .is(Environment)
            .showing(TargetFinding.TargetChanged.class),
        of(
                "so does an eviction",
                () -> Story.of().runs(8, usual()).during(Kind.Evicted).judge(p95(130)))
            .is(Environment),
        of(
                "so does trouble of a node",
                () -> Story.of().runs(8, usual()).during(Kind.NodeTrouble).judge(p95(130)))
            .is(Environment),
        of(
                "a restart may be the leak itself, and excuses nothing",
                () -> Story.of().runs(8, usual()).during(Kind.Restarted).judge(p95(130)))
            .is(Regression)
            .showing(TargetFinding.TargetChanged.class),
        of(
                "a kill for memory excuses nothing",
                () -> Story.of().runs(8, usual()).during(Kind.OutOfMemory).judge(p95(130)))
            .is(Regression),
        of(
                "an autoscaler that ran after the load excuses nothing",
                () -> Story.of().runs(8, usual()).during(Kind.Rescaled).judge(p95(130)))
            .is(Regression),
        of(
                "a throttled target may be the symptom, and excuses nothing",
                () ->
                    Story.of()
                        .runs(8, usual())
                        .during(
                            new Reading("throttled", "%", 90, 70, 10, true, "2026-11-21T02:00:00Z"))
                        .judge(p95(130)))
            .is(Regression)
            .showing(TargetFinding.TargetBusy.class));
  }

  private static Stream<Situation> stages() {
    return Stream.of(
        of(
                "a slower ramp with a steady part as always is the test's shape",
                () ->
                    Story.of(threshold("http_req_duration{stage:ramp}", "p(95)<200"))
                        .runs(8, usual())
                        .judge(usual().in("ramp", 300)))
            .is(TestShape)
            .verdict(Verdict.Failed)
            .showing(ShapeFinding.RampTooSteep.class),
        of(
                "a spike that was carried before and is not any more is lost capacity",
                () -> Story.of().runs(8, usual().in("spike", 150)).judge(usual().in("spike", 900)))
            .is(Regression)
            .because(ShapeFinding.LostCapacity.class)
            .saying("p95 of stage spike is 901 ms, and was 151 ms (n=8): capacity was lost"),
        of(
                "a spike that fails as it always did is as it was",
                () ->
                    Story.of(threshold("http_req_duration{stage:spike}", "p(95)<200"))
                        .runs(8, usual().in("spike", 900))
                        .judge(usual().in("spike", 900)))
            .is(StaleThreshold)
            .verdict(Verdict.Failed),
        of(
                "failures in a spike that was carried before are lost capacity",
                () -> Story.of().runs(8, usual()).judge(usual().failedIn("spike", 0.5)))
            .is(Regression)
            .because(ShapeFinding.LostCapacity.class)
            .saying("error rate of stage spike is 50 %, and was 0 %"),
        of(
                "a slower steady stage is a regression",
                () ->
                    Story.of(threshold(STEADY_P95, "p(95)<120"))
                        .runs(8, usual())
                        .judge(usual().in("steady", 140)))
            .is(Regression)
            .saying("p95 of stage steady is 140 ms"),
        of(
                "a load without stages has a steady part, too",
                () -> Story.ofConstantLoad().runs(8, usual()).judge(p95(130)))
            .is(Regression),
        of(
                "a load without stages is compared like any other",
                () -> Story.ofConstantLoad().runs(8, usual()).judge(usual()))
            .is(Stable),
        of(
                "a growing time in a soak is a leak",
                () -> Story.of("tier: 'Soak'").runs(8, usual()).judge(usual().growing(80)))
            .is(Regression)
            .verdict(Verdict.Failed)
            .showing(CourseFinding.GrowsWithinRun.class),
        of(
                "a growing time in a short load is only shown",
                () -> Story.of().runs(8, usual()).judge(usual().growing(80)))
            .is(Stable)
            .showing(CourseFinding.GrowsWithinRun.class));
  }
}
