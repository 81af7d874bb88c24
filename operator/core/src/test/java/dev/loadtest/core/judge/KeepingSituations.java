package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Classification.ExpectedShift;
import static dev.loadtest.core.judge.Classification.Noise;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Classification.Stable;
import static dev.loadtest.core.judge.Classification.StaleThreshold;
import static dev.loadtest.core.judge.RunOf.p95;
import static dev.loadtest.core.judge.RunOf.usual;
import static dev.loadtest.core.judge.Situation.of;
import static dev.loadtest.core.judge.Story.threshold;

import java.util.stream.Stream;

/** What later runs are compared with: what enters the baseline, what waits, what is accepted. */
final class KeepingSituations {
  private static final String STEADY_P95 = "http_req_duration{stage:steady}";
  private static final String DECLARED =
      "judgement: {expectedChanges: [{metric: 'http_req_duration', changePercent: 30,"
          + " reason: 'encryption'}]}";

  private KeepingSituations() {}

  static Stream<Situation> all() {
    return Stream.of(quarantine(), accepted(), declared(), anchors(), flaky()).flatMap(s -> s);
  }

  private static Stream<Situation> quarantine() {
    return Stream.of(
        of(
                "a regression stays one however often it is repeated",
                () -> Story.of().runs(8, usual()).runs(12, p95(130)).judge(p95(130)))
            .is(Regression)
            .verdict(Verdict.Failed)
            .saying("(n=8, detectable"),
        of(
                "a service that is mended is stable again",
                () -> Story.of().runs(8, usual()).runs(3, p95(130)).judge(usual()))
            .is(Stable),
        of(
                "a regression that creeps past single runs is caught by its course",
                () -> {
                  Story story = Story.of();
                  for (int i = 0; i < 20; i++) {
                    story.run(p95(100 * Math.pow(1.015, i) * (1 + 0.008 * Numbers.noise(i))));
                  }
                  return story.judge(p95(136));
                })
            .is(Regression),
        of(
                "runs of which the generator was saturated do not make what is usual",
                () -> Story.of().runs(8, p95(100).generatorCpu(95)).judge(p95(100)))
            .is(Stable)
            .saying("the baseline now has 1 of 5 runs"),
        of(
                "disturbed runs do not make what is usual",
                () -> Story.of().runs(8, usual()).runs(6, p95(130).steal(12)).judge(p95(130)))
            .is(Regression)
            .saying("(n=8, detectable"),
        of(
                "runs that crossed a stale threshold make what is usual",
                () -> Story.of(threshold(STEADY_P95, "p(95)<90")).runs(8, usual()).judge(p95(130)))
            .is(Regression)
            .saying("(n=8, detectable"),
        of(
                "an improvement becomes the level that later runs are held to",
                () -> Story.of().runs(8, usual()).runs(8, p95(70)).judge(p95(90)))
            .is(Regression)
            .saying("the baseline of 70"),
        of(
                "the window forgets the oldest runs",
                () ->
                    Story.of("judgement: {baseline: {window: 10}}")
                        .runs(14, usual())
                        .judge(p95(130)))
            .is(Regression)
            .saying("(n=10, detectable"));
  }

  private static Stream<Situation> accepted() {
    return Stream.of(
        of(
                "an accepted regression is the new normal with the next run",
                () -> Story.of().runs(8, usual()).run(p95(130)).accept().judge(p95(131)))
            .is(Stable)
            .verdict(Verdict.Passed),
        of(
                "after an accepted regression a further one is seen at once",
                () -> Story.of().runs(8, usual()).run(p95(130)).accept().judge(p95(170)))
            .is(Regression)
            .saying("the baseline of 130 ms (n=1"),
        of(
                "after an accepted regression the old level is an improvement",
                () -> Story.of().runs(8, usual()).run(p95(130)).accept().judge(usual()))
            .is(Classification.Improvement),
        of(
                "five runs after an accepted regression know their own level",
                () ->
                    Story.of()
                        .runs(8, usual())
                        .run(p95(130))
                        .accept()
                        .runs(6, p95(130))
                        .judge(p95(160)))
            .is(Regression)
            .saying("(n=7, detectable"),
        of(
                "an accepted level does not hide a step after it",
                () ->
                    Story.of(
                            "judgement: {metrics: [{metric: 'http_req_duration',"
                                + " statistic: 'p(95)', smallestEffectPercent: 60}]}")
                        .runs(8, usual())
                        .run(p95(100))
                        .accept()
                        .runs(4, usual())
                        .runs(10, p95(150))
                        .judge(p95(190)))
            .is(Regression),
        of(
                "accepting a run that is not kept changes nothing",
                () -> Story.of().accept().runs(8, usual()).judge(p95(130)))
            .is(Regression));
  }

  private static Stream<Situation> declared() {
    return Stream.of(
        of(
                "a declared change is expected when it comes",
                () -> Story.of(DECLARED).runs(8, usual()).judge(p95(128)))
            .is(ExpectedShift)
            .verdict(Verdict.Passed)
            .inDoubt(),
        of(
                "after a declared change its level is normal",
                () -> Story.of(DECLARED).runs(8, usual()).run(p95(128)).judge(p95(128)))
            .is(Stable)
            .verdict(Verdict.Passed),
        of(
                "a declared change is used up when it has come",
                () -> Story.of(DECLARED).runs(8, usual()).run(p95(128)).judge(p95(160)))
            .is(Regression)
            .showing(LevelFinding.BeyondDeclared.class),
        of(
                "a declared change may come in two parts",
                () -> Story.of(DECLARED).runs(8, usual()).run(p95(115)).judge(p95(130)))
            .is(ExpectedShift),
        of(
                "a threshold that a declared change crosses fails and is healable",
                () ->
                    Story.of(DECLARED, threshold(STEADY_P95, "p(95)<120"))
                        .runs(8, usual())
                        .judge(p95(128)))
            .is(ExpectedShift)
            .verdict(Verdict.Failed));
  }

  private static Stream<Situation> anchors() {
    return Stream.of(
        of(
                "a threshold that held when it was set is not stale when the level steps over it",
                () ->
                    Story.of(threshold(STEADY_P95, "p(95)<120"))
                        .runs(8, usual())
                        .runs(8, p95(130))
                        .judge(p95(130)))
            .is(Regression)
            .notShowing(LevelFinding.ThresholdStale.class),
        of(
                "a threshold below an accepted level is stale",
                () ->
                    Story.of(threshold(STEADY_P95, "p(95)<120"))
                        .runs(8, usual())
                        .run(p95(130))
                        .accept()
                        .judge(p95(130)))
            .is(StaleThreshold)
            .verdict(Verdict.Failed)
            .saying("a person accepted that level"),
        of(
                "a threshold that a person writes below the known level is stale from the start",
                () ->
                    Story.of(threshold(STEADY_P95, "p(95)<150"))
                        .runs(8, usual())
                        .changedTo(threshold(STEADY_P95, "p(95)<90"))
                        .runs(1, usual())
                        .judge(usual()))
            .is(StaleThreshold)
            .saying("it was crossed when it was set"),
        of(
                "a threshold in the noise band is crossed now and then",
                () ->
                    Story.of(threshold(STEADY_P95, "p(95)<101"))
                        .runs(12, usual())
                        .judge(p95(101.5)))
            .is(Noise)
            .verdict(Verdict.Inconclusive)
            .showing(LevelFinding.ThresholdInNoiseBand.class)
            .inDoubt());
  }

  private static Stream<Situation> flaky() {
    return Stream.of(
        of(
                "a test that passes and fails in turn is flaky",
                () -> {
                  Story story = Story.of(threshold(STEADY_P95, "p(95)<120"));
                  for (int i = 0; i < 4; i++) {
                    story.run(usual()).run(p95(150));
                  }
                  return story.judge(usual());
                })
            .showing(CourseFinding.Flaky.class),
        of(
                "a test that failed once is not",
                () ->
                    Story.of(threshold(STEADY_P95, "p(95)<120"))
                        .runs(8, usual())
                        .run(p95(150))
                        .runs(3, usual())
                        .judge(usual()))
            .is(Stable)
            .notShowing(CourseFinding.Flaky.class));
  }
}
