package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Classification.ExpectedShift;
import static dev.loadtest.core.judge.Classification.Improvement;
import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Classification.Stable;
import static dev.loadtest.core.judge.RunOf.p95;
import static dev.loadtest.core.judge.RunOf.usual;
import static dev.loadtest.core.judge.Situation.of;
import static dev.loadtest.core.judge.Story.threshold;

import java.util.stream.Stream;

/** Several numbers together, declared changes of a spec, and simple rules. */
final class GateSituations {
  private static final String STEADY_P95 = "http_req_duration{stage:steady}";

  private GateSituations() {}

  static Stream<Situation> all() {
    return Stream.concat(gate(), rules());
  }

  private static Stream<Situation> gate() {
    return Stream.of(
        of(
                "a small certain change of one metric of three counts after the correction, too",
                () -> Story.of().runs(12, usual()).judge(p95(112), p95(112), p95(113)))
            .is(Regression),
        of(
                "more metrics make a borderline change less certain",
                () ->
                    Story.of(
                            "judgement: {metrics: [%s]}"
                                .formatted(
                                    Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
                                        .map(m -> metric("aa_" + m, ""))
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElseThrow()))
                        .run(ten(98))
                        .run(ten(102))
                        .run(ten(100))
                        .run(ten(99))
                        .run(ten(101))
                        .judge(ten(106.5)))
            .is(Stable),
        of(
                "the same change of the only metric is certain",
                () ->
                    Story.of("judgement: {metrics: [%s]}".formatted(metric("aa_a", "")))
                        .run(ten(98))
                        .run(ten(102))
                        .run(ten(100))
                        .run(ten(99))
                        .run(ten(101))
                        .judge(ten(106.5)))
            .is(Regression),
        of(
                "a metric of the script is worse when it is higher",
                () ->
                    Story.of("judgement: {metrics: [%s]}".formatted(metric("pay_time", "")))
                        .runs(8, usual().trend("pay_time", 50))
                        .judge(usual().trend("pay_time", 80)))
            .is(Regression)
            .saying("p(95) of pay_time is 80"),
        of(
                "a metric of the script that should be high is better when it is higher",
                () ->
                    Story.of(
                            "judgement: {metrics: [%s]}"
                                .formatted(metric("score", ", direction: 'HigherIsBetter'")))
                        .runs(8, usual().trend("score", 50))
                        .judge(usual().trend("score", 80)))
            .is(Improvement),
        of(
                "a counter of the script takes its direction from the threshold on it",
                () ->
                    Story.of(threshold("orders", "count>100"))
                        .runs(8, usual().counter("orders", 500))
                        .judge(usual().counter("orders", 300)))
            .is(Regression)
            .saying("count of orders is 300"),
        of(
                "a gauge without a direction is not judged",
                () ->
                    Story.of()
                        .runs(8, usual().gauge("queue", 5))
                        .judge(usual().gauge("queue", 500)))
            .is(Stable),
        of(
                "checks that fail more often are a regression where they are judged",
                () ->
                    Story.of("judgement: {metrics: [{metric: 'checks', statistic: 'rate'}]}")
                        .runs(8, usual().rate("checks", 10_000, 10_000))
                        .judge(usual().rate("checks", 9_500, 10_000)))
            .is(Regression),
        of(
                "another script is another test",
                () ->
                    Story.of()
                        .runs(8, usual())
                        .changedToLoad("load: {executor: 'ConstantVUs', vus: 99, duration: '1m'}")
                        .judge(p95(300)))
            .is(Stable)
            .saying("the baseline now has 1 of 5 runs"),
        of(
                "a declared change of the metric covers every stage",
                () -> declared("metric: 'http_req_duration', changePercent: 30"))
            .is(ExpectedShift)
            .verdict(Verdict.Passed)
            .showing(LevelFinding.Declared.class),
        of(
                "a declared change of a stage does not cover the whole run",
                () -> declared("metric: 'http_req_duration{stage:spike}', changePercent: 30"))
            .is(Regression),
        of(
                "a declared change of another statistic covers nothing",
                () -> declared("metric: 'http_req_duration', statistic: 'avg', changePercent: 30"))
            .is(Regression),
        of(
                "a declared change counts on its last day",
                () ->
                    declared("metric: 'http_req_duration', changePercent: 30, until: '2026-11-21'"))
            .is(ExpectedShift),
        of(
                "a declared change ends after its last day",
                () ->
                    declared("metric: 'http_req_duration', changePercent: 30, until: '2026-11-20'"))
            .is(Regression),
        of(
                "a declared change of times does not cover failures",
                () ->
                    Story.of(change("metric: 'http_req_duration', changePercent: 30"))
                        .runs(8, usual())
                        .judge(p95(130).failed(0.05)))
            .is(Regression)
            .because(LevelFinding.Regressed.class)
            .saying("error rate"));
  }

  private static Stream<Situation> rules() {
    return Stream.of(
        of(
                "more than two standard deviations break such a rule",
                () -> rule("> 2 sd").runs(8, usual()).judge(p95(104)))
            .verdict(Verdict.Failed)
            .showing(CourseFinding.RuleBroken.class)
            .saying("rule r (> 2 sd) does not hold: p95 is 104"),
        of("a run like those before holds it", () -> rule("> 2 sd").runs(8, usual()).judge(usual()))
            .is(Stable)
            .verdict(Verdict.Passed),
        of(
                "two runs are too few for standard deviations",
                () -> rule("> 2 sd").runs(2, usual()).judge(p95(300)))
            .verdict(Verdict.Passed)
            .showing(CourseFinding.RuleUnanswered.class),
        of(
                "more than a fifth breaks such a rule",
                () -> rule("> 20 %").runs(3, usual()).judge(p95(125)))
            .verdict(Verdict.Failed)
            .showing(CourseFinding.RuleBroken.class),
        of(
                "a fifth less does not, since it is better",
                () -> rule("> 20 %").runs(3, usual()).judge(p95(70)))
            .verdict(Verdict.Passed)
            .notShowing(CourseFinding.RuleBroken.class),
        of("a percentage of no run is not looked at", () -> rule("> 20 %").judge(p95(300)))
            .verdict(Verdict.Passed)
            .showing(CourseFinding.RuleUnanswered.class),
        of("a bound breaks without any history", () -> rule("<90").judge(usual()))
            .verdict(Verdict.Failed)
            .showing(CourseFinding.RuleBroken.class),
        of("a bound that holds is held", () -> rule("<110").judge(usual()))
            .verdict(Verdict.Passed)
            .notShowing(CourseFinding.RuleBroken.class),
        of(
                "the median of three wants three tries",
                () -> rule("median of 3 +- 15 %").runs(4, usual()).judge(p95(300)))
            .showing(CourseFinding.RuleUnanswered.class)
            .inDoubt(),
        of(
                "the median of three off by more breaks the rule",
                () ->
                    rule("median of 3 +- 15 %").runs(4, usual()).judge(p95(118), p95(300), p95(80)))
            .verdict(Verdict.Failed)
            .showing(CourseFinding.RuleBroken.class),
        of(
                "the median of three looks at both sides",
                () -> rule("median of 3 +- 15 %").runs(4, usual()).judge(p95(80), p95(80), p95(80)))
            .verdict(Verdict.Failed),
        of(
                "a broken rule fails a run that is noise otherwise",
                () ->
                    Story.of(
                            threshold(STEADY_P95, "p(95)<150"),
                            "judgement: {rules: [{name: 'r', metric: 'http_reqs',"
                                + " statistic: 'rate', rule: '>99999'}]}")
                        .runs(8, usual())
                        .judge(p95(400), usual(), usual()))
            .verdict(Verdict.Failed)
            .showing(CourseFinding.RuleBroken.class));
  }

  private static Story rule(String rule) {
    return Story.of(
        "judgement: {rules: [{name: 'r', metric: 'http_req_duration', statistic: 'p(95)',"
            + " rule: '%s'}]}".formatted(rule));
  }

  private static Judgement declared(String change) {
    return Story.of(change(change)).runs(8, usual()).judge(p95(125));
  }

  private static String change(String change) {
    return "judgement: {expectedChanges: [{%s, reason: 'encryption'}]}".formatted(change);
  }

  private static String metric(String name, String more) {
    return "{metric: '%s', statistic: 'p(95)'%s}".formatted(name, more);
  }

  /** Ten trends, the first of them otherwise. */
  private static RunOf ten(double first) {
    RunOf run = usual().trend("aa_a", first);
    for (char c = 'b'; c <= 'j'; c++) {
      run.trend("aa_" + c, 100);
    }
    return run;
  }
}
