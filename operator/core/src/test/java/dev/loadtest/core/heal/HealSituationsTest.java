package dev.loadtest.core.heal;

import static dev.loadtest.core.judge.Told.p95;
import static dev.loadtest.core.judge.Told.usual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.judge.Told;
import dev.loadtest.core.judge.Told.Run;
import dev.loadtest.core.spec.SpecValidator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made of runs that the judge has judged, by name. */
class HealSituationsTest {
  private static final String ON =
      "healing: {mode: 'Apply', allow: ['Thresholds', 'Stages', 'StageRemoval',"
          + " 'RunnerResources', 'Options']}";
  private static final String STEADY = "http_req_duration{stage:steady}";
  private static final String WHOLE = "http_req_duration";

  /**
   * @param written fields with what they become; none where nothing is proposed
   * @param saying a part of the reasons
   */
  record Situation(String name, Supplier<HealCase> seen, List<String> written, String saying) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Situation> situations() {
    return Stream.of(looser(), others(), shapes(), worse()).flatMap(s -> s);
  }

  private static Stream<Situation> looser() {
    return Stream.of(
        becomes(
            "a threshold that its level always crossed moves above it",
            told(t(STEADY, "p(95)<92"), 12, usual()),
            List.of(usual(), usual(), usual()),
            "p95 of stage steady is normally 101 ms (n=12) and varies by ±4 %",
            "thresholds[t].expression -> p(95)<106"),
        becomes(
            "it is written as it was",
            told(t(STEADY, "p(95) <= 92"), 12, usual()),
            List.of(usual(), usual()),
            "",
            "thresholds[t].expression -> p(95) <= 106"),
        becomes(
            "a threshold within the natural spread moves out of it",
            told(t(STEADY, "p(95)<100.8"), 12, usual()),
            List.of(p95(101), p95(101), p95(101)),
            "crosses p(95)<100.8 without a change, and p(95)<106 only with one",
            "thresholds[t].expression -> p(95)<106"),
        becomes(
            "a level that a person accepted takes its threshold along",
            told(t(STEADY, "p(95)<110"), 12, usual()).run(p95(114), p95(114), p95(114)).accept(),
            List.of(p95(114.2), p95(114), p95(113.7)),
            "normally 114 ms (n=1)",
            "thresholds[t].expression -> p(95)<125"),
        becomes(
            "a declared change takes its threshold along",
            told(t(STEADY, "p(95)<110"), 12, usual(), declared(15)),
            List.of(p95(114), p95(114), p95(114)),
            "which the declared change of +15 % covers (encryption)",
            "thresholds[t].expression -> p(95)<120"),
        nothing(
            "no further than the budget goes",
            told(t(STEADY, "p(95)<80"), 12, usual()),
            List.of(usual(), usual()),
            "it would take p(95)<106, and 20 % looser than p(95)<80, which a person wrote, is"
                + " p(95)<96 at most"),
        nothing(
            "never an error rate without a person's leave",
            told(t("http_req_failed", "rate<0.01"), 12, usual().failed(0.012)),
            List.of(usual().failed(0.012), usual().failed(0.012)),
            Guardrail.Failures.of("t")),
        becomes(
            "an error rate with it",
            told(
                "thresholds: [{name: 't', metric: 'http_req_failed', expression: 'rate<0.01', heal:"
                    + " 'Allowed'}]",
                12,
                usual().failed(0.012),
                "healing: {mode: 'Apply', maxRelaxPercent: 200}"),
            List.of(usual().failed(0.012), usual().failed(0.012)),
            "",
            "thresholds[t].expression -> rate<0.0233"));
  }

  private static Stream<Situation> others() {
    return Stream.of(
        becomes(
            "a better service gets a tighter threshold",
            told(t(STEADY, "p(95)<150"), 12, usual()),
            List.of(p95(80), p95(80), p95(80)),
            "p(95)<84.1 protects what was gained",
            "thresholds[t].expression -> p(95)<84.1"),
        nothing(
            "one try is no level",
            told(t(STEADY, "p(95)<150"), 12, usual()),
            List.of(p95(80)),
            Guardrail.FewTries.of("t")),
        nothing(
            "a threshold that is tight already stays",
            told(t(STEADY, "p(95)<87"), 12, usual()),
            List.of(p95(80), p95(80), p95(80)),
            Guardrail.NoGain.of("t", "p(95)<84.1")),
        becomes(
            "a test without thresholds gets those of its steady stage",
            told("tier: 'Load'", 12, usual()),
            List.of(usual()),
            "p95 of stage steady is normally 101 ms (n=12)",
            "thresholds[steady-p95] -> p(95)<106"),
        becomes(
            "a load without stages those of the whole run",
            Told.ofConstantLoad(ON).runs(12, usual()),
            List.of(usual()),
            "",
            "thresholds[p95] -> p(95)<106",
            "thresholds[p99] -> p(99)<138"),
        nothing(
            "not before the baseline is there",
            told("tier: 'Load'", 3, usual()),
            List.of(usual()),
            "the baseline is provisional: it has 4 of 5 runs"),
        nothing(
            "a run as always asks for nothing",
            told(t(STEADY, "p(95)<150"), 12, usual()),
            List.of(usual()),
            Guardrail.NothingAsked.of()),
        becomes(
            "a load generator without CPU gets company",
            told(t(WHOLE, "p(95)<110"), 8, usual()),
            List.of(p95(130).generatorCpu(95)),
            "2 runners instead of 1",
            "parallelism -> 2"),
        becomes(
            "or a higher limit, where it has one",
            told(t(WHOLE, "p(95)<110"), 8, usual(), "runner: {resources: {limits: {cpu: '500m'}}}"),
            List.of(p95(130).generatorCpu(95)),
            "the limit of 500m CPU becomes 1",
            "runner.resources.limits.cpu -> 1"),
        nothing(
            "other disturbances are nobody's to heal",
            told(t(WHOLE, "p(95)<110"), 8, usual()),
            List.of(p95(130).steal(20)),
            "nothing is changed on a run of class Environment"));
  }

  private static Stream<Situation> shapes() {
    return Stream.of(
        becomes(
            "a ramp that is too steep takes four times as long",
            told(t(WHOLE, "p(95)<200"), 8, usual()),
            three(() -> usual().in("ramp", 300)),
            "in 4m instead of 1m the load grows by 0.417 instead of 1.67 a second",
            "load.stages[ramp].duration -> 4m"),
        becomes(
            "a spike that never was carried comes in steps, with a hold before the same peak",
            told(t(WHOLE, "p(95)<200"), 8, usual().in("spike", 900)),
            three(() -> usual().in("spike", 900)),
            "from 100 to 500 in 4 steps",
            "load.stages[spike] -> spike-1: 200 in 30s, spike-2: 300 in 30s, spike-3: 400 in 30s,"
                + " spike-hold: 400 in 30s, spike: 500 in 30s"),
        nothing(
            "a spike that is worse than ever is not the test's fault, even where the judge saw no"
                + " lost capacity",
            told(
                t(WHOLE, "p(99)<1400"),
                8,
                usual().in("spike", 900),
                "judgement: {metrics: [{metric: 'http_req_duration', statistic: 'p(99)'}]}"),
            three(() -> usual().in("spike", 1500)),
            "carried before"));
  }

  private static Stream<Situation> worse() {
    return Stream.of(
        nothing(
            "a regression of 64 % is not healed",
            told(t(STEADY, "p(95)<110"), 12, usual()), List.of(p95(164), p95(164), p95(164)), ""),
        nothing(
            "a regression is not healed for the sake of another threshold",
            told(
                "thresholds: [{name: 't', metric: '"
                    + STEADY
                    + "', expression: 'p(95)<92'}, {name: 'u', metric: '"
                    + WHOLE
                    + "', expression: 'p(95)<120'}]",
                12,
                usual()),
            three(() -> p95(160)),
            ""),
        nothing(
            "more than was declared is not healed",
            told(t(STEADY, "p(95)<110"), 12, usual(), declared(15)),
            three(() -> p95(140)),
            ""),
        nothing(
            "about as much as was declared is not healed",
            told(t(STEADY, "p(95)<110"), 12, usual(), declared(15)),
            three(() -> p95(120.5)),
            ""),
        nothing(
            "lost capacity is not healed",
            told(t(WHOLE, "p(95)<200"), 8, usual()),
            three(() -> usual().in("spike", 900)),
            "capacity was lost"),
        nothing("a service that creeps is not healed", creeping(), three(() -> p95(112)), "crept"),
        nothing(
            "a leak in a soak is not healed",
            told(t(STEADY, "p(95)<99"), 8, usual(), "tier: 'Soak'"),
            List.of(usual().growing(80)),
            "grew from"));
  }

  private static Told creeping() {
    Told told = Told.of(ON, t(STEADY, "p(95)<110"));
    for (int i = 0; i < 14; i++) {
      told.run(p95(100 + i));
    }
    return told;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void theHealerDoes(Situation situation) {
    HealCase seen = situation.seen().get();
    Healing healing = Healer.propose(seen);
    assertThat(Seen.written(healing)).as("%s", healing).isEqualTo(situation.written());
    String why =
        situation.written().isEmpty()
            ? String.join("; ", Seen.refused(healing))
            : String.join("; ", Seen.changes(healing).stream().map(c -> c.why()).toList());
    assertThat(why).contains(situation.saying()).isNotBlank();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void whatItProposesIsValidAndTheSameEachTime(Situation situation) {
    HealCase seen = situation.seen().get();
    Healing healing = Healer.propose(seen);
    assertThat(Healer.propose(seen)).isEqualTo(healing);
    var changes = Seen.changes(healing).stream().map(ProposedChange::change).toList();
    assertThat(SpecValidator.validate(ChangedSpec.of(seen.spec(), changes))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("worse")
  void noAdviceHealsAWorseService(Situation situation) {
    HealCase seen =
        Seen.with(
            situation.seen().get(),
            Seen.advice(false, Map.of(STEADY, List.of("p(95)<900"), WHOLE, List.of("p(95)<900"))));
    assertThat(Healer.propose(seen)).isInstanceOf(Healing.Nothing.class);
  }

  @Test
  void eachSituationHasItsOwnName() {
    assertThat(situations().map(Situation::name).toList()).doesNotHaveDuplicates();
  }

  private static List<Run> three(Supplier<Run> run) {
    return List.of(run.get(), run.get(), run.get());
  }

  private static Told told(String part, int runs, Run each, String... more) {
    String all = String.join(", ", more);
    String parts = all.isEmpty() ? part : part + ", " + all;
    return Told.of(parts.contains("healing:") ? parts : parts + ", " + ON).runs(runs, each);
  }

  private static Situation becomes(
      String name, Told told, List<Run> tries, String saying, String... written) {
    return new Situation(name, seen(told, tries), List.of(written), saying);
  }

  private static Situation nothing(String name, Told told, List<Run> tries, String saying) {
    return new Situation(name, seen(told, tries), List.of(), saying);
  }

  private static Supplier<HealCase> seen(Told told, List<Run> tries) {
    return () -> Seen.of(told.judged(tries.toArray(Run[]::new)), told.history());
  }

  private static String t(String metric, String expression) {
    return Made.threshold(metric, expression);
  }

  private static String declared(int percent) {
    return "judgement: {expectedChanges: [{metric: 'http_req_duration', changePercent: %d, reason:"
            .formatted(percent)
        + " 'encryption'}]}";
  }
}
