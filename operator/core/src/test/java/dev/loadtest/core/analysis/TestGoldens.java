package dev.loadtest.core.analysis;

import static dev.loadtest.core.analysis.Confidence.High;
import static dev.loadtest.core.analysis.Confidence.Low;
import static dev.loadtest.core.analysis.Confidence.Medium;
import static dev.loadtest.core.judge.RunOf.p95;
import static dev.loadtest.core.judge.RunOf.usual;
import static dev.loadtest.core.judge.Story.threshold;

import dev.loadtest.core.judge.RunOf;
import dev.loadtest.core.judge.Story;
import dev.loadtest.core.summary.ExitReason;
import java.util.stream.Stream;

/** Nothing is wrong, or the test is. */
final class TestGoldens {
  private static final String WHOLE = "http_req_duration";

  private TestGoldens() {}

  static Stream<Golden> all() {
    return Stream.of(fine(), thresholds(), shapes(), asked()).flatMap(s -> s);
  }

  private static Told after(RunOf usual, RunOf now, String... parts) {
    return Told.of(Story.of(parts).runs(8, usual), now, now, now);
  }

  private static Stream<Golden> fine() {
    return Stream.of(
        Golden.of(
                "a run like those before",
                Told.of(Story.of(threshold(WHOLE, "p(95)<200")).runs(8, usual()), usual()),
                Cause.None,
                High)
            .nothing(),
        Golden.of(
                "the first run holds its thresholds",
                Told.of(Story.of(threshold(WHOLE, "p(95)<200")), usual()),
                Cause.None,
                Medium)
            .nothing(),
        Golden.of(
                "one wild try of three",
                Told.of(
                    Story.of(threshold(WHOLE, "p(95)<150")).runs(8, usual()),
                    p95(400),
                    usual(),
                    usual()),
                Cause.None,
                High)
            .nothing(),
        Golden.of("faster", after(usual(), p95(70)), Cause.Improvement, High).nobody(),
        Golden.of(
                "faster because it fails",
                after(usual().failed(0.02), p95(70).failed(0.02)),
                Cause.Improvement,
                Low)
            .nobody(),
        Golden.of(
                "slower as declared",
                after(usual(), p95(115), declared("")),
                Cause.DeclaredChange,
                High)
            .nobody(),
        Golden.of(
            "slower as declared, and over the threshold",
            after(usual(), p95(115), declared(""), threshold(WHOLE, "p(95)<110")),
            Cause.DeclaredChange,
            High),
        Golden.of(
            "about as much slower as declared",
            Told.of(Story.of(declared("")).runs(8, usual()), p95(119.8)),
            Cause.DeclaredChange,
            Low));
  }

  private static String declared(String more) {
    return "judgement: {expectedChanges: [{metric: 'http_req_duration', changePercent: 15, tolerancePercent: 5, reason: 'encryption'}]}";
  }

  private static Stream<Golden> thresholds() {
    return Stream.of(
        Golden.of(
            "a threshold that every run crossed",
            after(usual(), usual(), threshold(WHOLE, "p(95)<90")),
            Cause.Threshold,
            High),
        Golden.of(
            "faster, and over a threshold that never fitted",
            after(usual(), p95(90), threshold(WHOLE, "p(95)<80")),
            Cause.Threshold,
            High),
        Golden.of(
            "a threshold within the natural spread",
            after(usual(), p95(101.5), threshold(WHOLE, "p(95)<101")),
            Cause.Threshold,
            High),
        Golden.of(
            "a threshold within the spread of a noisy test",
            Told.of(noisy(threshold(WHOLE, "p(95)<112")), p95(114), p95(113), p95(115)),
            Cause.Threshold,
            Low),
        Golden.of(
                "over the threshold, and neither change nor noise",
                Told.of(wild(), p95(125.5), p95(121), p95(126)),
                Cause.Unknown,
                Low)
            .nobody(),
        Golden.of(
            "a simple rule alone fails the run",
            after(
                usual(),
                p95(103),
                "judgement: {rules: [{name: 'usual', metric: 'http_req_duration', statistic: 'p(95)', rule: '> 2 %'}]}"),
            Cause.Threshold,
            Medium),
        Golden.of(
                "an advisory threshold is crossed by the first run",
                Told.of(Story.of("failOnThresholds: false", threshold(WHOLE, "p(95)<90")), usual()),
                Cause.Unknown,
                Low)
            .nobody(),
        Golden.of(
            "the first run crosses a threshold",
            Told.of(Story.of(threshold(WHOLE, "p(95)<90")), usual()),
            Cause.Unknown,
            Low),
        Golden.of(
            "the first run fails every third request with 500",
            Told.of(Story.of(threshold("http_req_failed", "rate<0.01")), usual().failed(0.33))
                .status(500, 9900),
            Cause.Errors,
            High),
        Golden.of(
            "the first run is over the threshold with the CPU at its limit",
            Told.of(Story.of(threshold(WHOLE, "p(95)<90")), usual()).cpu(99),
            Cause.Saturation,
            Medium),
        Golden.of(
            "too few requests for the percentile",
            Told.of(
                Story.of(threshold(WHOLE, "p(95)<90")).runs(8, usual()), p95(300).fewRequests()),
            Cause.Script,
            High),
        Golden.of(
            "red and green in turn",
            Told.of(inTurn(), p95(125.5), p95(121), p95(126)),
            Cause.Flaky,
            Medium));
  }

  private static Story noisy(String... parts) {
    Story story = Story.of(parts);
    double[] noise = {-12, 9, -4, 13, 2, -9, 6, -14, 11, 0, 15, -6};
    for (double percent : noise) {
      story.run(p95(100 + percent));
    }
    return story;
  }

  /** Twelve usual runs, of which two were wild. */
  private static Story wild() {
    Story story = Story.of(threshold(WHOLE, "p(95)<124"));
    double[] noise = {-2, 1, 22, 0, 2, -1, 27, 1, -2, 0, 2, -1};
    for (double percent : noise) {
      story.run(p95(100 + percent));
    }
    return story;
  }

  private static Story inTurn() {
    Story story = wild();
    for (int i = 0; i < 4; i++) {
      story.run(p95(126)).run(p95(101));
    }
    return story;
  }

  private static Stream<Golden> shapes() {
    return Stream.of(
        Golden.of(
            "slow while cold, and then as always",
            Told.of(
                    Story.of(threshold(WHOLE, "p(95)<150")).runs(8, usual()),
                    usual().in("ramp", 300),
                    usual().in("ramp", 301),
                    usual().in("ramp", 299))
                .warmingUp(),
            Cause.ColdStart,
            High),
        Golden.of(
            "slow as long as the load grows",
            after(
                usual(),
                usual().in("ramp", 300),
                threshold("http_req_duration{stage:ramp}", "p(95)<200")),
            Cause.RampTooSteep,
            High),
        Golden.of(
            "slow only in a spike that never was carried",
            Told.of(
                spiky(),
                usual().in("spike", 1000),
                usual().in("spike", 990),
                usual().in("spike", 1010)),
            Cause.SpikeTooHigh,
            High));
  }

  /** Sometimes the spike is carried, sometimes not. */
  private static Story spiky() {
    Story story = Story.of(threshold(WHOLE, "p(95)<700"));
    for (double ms : new double[] {150, 700, 200, 800, 250, 600, 900, 300}) {
      story.run(usual().in("spike", ms));
    }
    return story;
  }

  private static Stream<Golden> asked() {
    return Stream.of(
        Golden.of(
                "nothing is asked of the first run",
                Told.of(Story.of(), usual()),
                Cause.Script,
                High)
            .nobody(),
        Golden.of(
            "a stage that does not exist",
            Told.of(Story.of(threshold("http_req_duration{stage:soak}", "p(95)<9")), usual()),
            Cause.Script,
            High),
        Golden.of(
            "a metric that nobody measured",
            Told.of(Story.of(threshold("checkout_time", "p(95)<9")), usual()),
            Cause.Script,
            High),
        Golden.of(
            "a percentile of a counter",
            Told.of(Story.of(threshold("http_reqs", "p(95)<9")), usual()),
            Cause.Script,
            High),
        Golden.of(
                "the load was stopped",
                Told.of(Story.of().runs(8, usual()), usual().ended(ExitReason.Stopped)),
                Cause.Unknown,
                Low)
            .nobody(),
        Golden.of(
            "the script says that it failed",
            Told.of(Story.of().runs(8, usual()), usual().ended(ExitReason.MarkedFailed)),
            Cause.Unknown,
            Low),
        Golden.of(
                "iterations are dropped, and nothing is slower",
                Told.of(
                    Story.of(threshold(WHOLE, "p(95)<200")).runs(8, usual()), usual().dropped(900)),
                Cause.Script,
                Medium)
            .nobody(),
        Golden.of(
                "a short load becomes slower and slower",
                Told.of(
                    Story.of(threshold(WHOLE, "p(95)<200")).runs(8, usual()), usual().growing(80)),
                Cause.Leak,
                High)
            .nobody());
  }
}
