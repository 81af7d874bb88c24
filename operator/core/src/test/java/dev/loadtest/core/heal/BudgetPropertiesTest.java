package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.heal.Healing.Proposed;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.Specs;
import dev.loadtest.core.spec.Threshold;
import dev.loadtest.core.spec.ThresholdExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No sequence of heals loosens a threshold further than a person's word and the policy permit. */
class BudgetPropertiesTest {

  /** The life of one threshold: heals with all their ends, and people who write what they like. */
  private static final class Life {
    private final Random random;
    private final String metric;
    private final String prefix;
    private final double start;
    private final int percent;
    private final boolean keepsAnchors;
    private double person;
    private String now;
    private HealHistory heals = HealHistory.EMPTY;
    private Instant at = Seen.NOW;
    private int healed;

    Life(Random random, String metric, String prefix, double start, int percent) {
      this.random = random;
      this.metric = metric;
      this.prefix = prefix;
      this.start = start;
      this.percent = percent;
      this.keepsAnchors = random.nextInt(4) > 0;
      this.person = start;
      this.now = prefix + start;
    }

    void step(int i) {
      at = at.plus(Duration.ofHours(random.nextInt(48)));
      switch (random.nextInt(8)) {
        case 0 -> personWrites();
        case 1 -> personPutsBack();
        default -> heal(i);
      }
      assertThat(looseness().of(bound(now)))
          .as("%s after %s, a person wrote %s", now, heals.heals(), prefix + person)
          .isLessThanOrEqualTo(looseness().of(person) * (1 + percent / 100.0) * (1 + 1e-6));
    }

    private void personWrites() {
      double looser = looseness().of(start) * (0.5 + random.nextDouble());
      person = looseness().rounded(looser, 4);
      now = prefix + person;
    }

    private void personPutsBack() {
      heals
          .latest()
          .filter(h -> h.state() == State.Confirmed)
          .ifPresent(
              h -> {
                now = h.proposal().bare().getFirst().from();
                person = bound(now);
              });
    }

    private void heal(int i) {
      double drift = looseness().of(bound(now)) * (0.6 + random.nextDouble());
      double center = looseness().bound(drift);
      boolean better = random.nextInt(3) == 0;
      var finding =
          better ? Made.improved() : random.nextBoolean() ? Made.stale() : Made.inNoise(true);
      Made made = new Made(spec());
      made.run = "run-" + i;
      made.now = at;
      made.heals = heals;
      made.judged(
          better ? Verdict.Passed : Verdict.Failed,
          better ? Classification.Improvement : Classification.StaleThreshold);
      if (keepsAnchors) {
        made.history = RunHistory.EMPTY;
        made.anchored(metric, prefix + person);
      }
      made.advised(
          Seen.advice(false, Map.of(metric, List.of(prefix + center * 1.1, prefix + "1"))));
      made.answering(
          Made.level(center, 12, 0.005 + 0.02 * random.nextDouble()), center, 3, finding);
      if (made.healing() instanceof Proposed(var proposal)) {
        ended(Heal.of(proposal, Mode.Apply, ExecutionDigest.of(made.spec), at.toString()));
      }
    }

    private void ended(Heal heal) {
      State[] ends = {
        State.Confirmed,
        State.Confirmed,
        State.Confirmed,
        State.Reverted,
        State.Disproven,
        State.Rejected,
        State.Superseded
      };
      State end = ends[random.nextInt(ends.length)];
      Heal over = heal.planned(List.of(), List.of(), "healed").to(end, "", at.toString());
      heals = heals.with(over);
      if (end == State.Confirmed || end == State.Superseded) {
        now = heal.proposal().bare().getFirst().to();
        healed++;
      }
    }

    private dev.loadtest.core.spec.LoadTestSpec spec() {
      var spec =
          Specs.spec(
              "{script: {inline: 'x'}, healing: {mode: 'Apply', maxAttempts: 10, cooldown: '1h',"
                  + " maxRelaxPercent: "
                  + percent
                  + "}}");
      var threshold = new Threshold("t", metric, now, null, null, Threshold.Heal.Allowed);
      return spec.executing(null, null, List.of(threshold), 1, spec.runner());
    }

    private Looseness looseness() {
      var parsed = ThresholdExpression.parse(prefix + start);
      return Looseness.of(parsed.operator(), metric.equals("checks")).orElseThrow();
    }

    private static double bound(String expression) {
      return ThresholdExpression.parse(expression).bound();
    }
  }

  @Property(tries = 300)
  void noSequenceOfHealsExceedsTheBudgetOfAnUpperBound(
      @ForAll long seed, @ForAll @IntRange(max = 100) int percent) {
    live(seed, "http_req_duration", "p(95)<", 500, percent);
  }

  @Property(tries = 200)
  void norThatOfALowerOne(@ForAll long seed, @ForAll @IntRange(max = 100) int percent) {
    live(seed, "http_reqs", "rate>", 120, percent);
  }

  private static Life live(long seed, String metric, String prefix, double start, int percent) {
    Life life = new Life(new Random(seed), metric, prefix, start, percent);
    for (int i = 0; i < 40; i++) {
      life.step(i);
    }
    return life;
  }

  @Property(tries = 20)
  void healsHappenInTheseLives(@ForAll long seed) {
    int healed = 0;
    for (int i = 0; i < 20; i++) {
      healed += live(seed + i, "http_req_duration", "p(95)<", 500, 30).healed;
    }
    assertThat(healed).isGreaterThan(10);
  }

  /** A threshold that heals tightened may come back, and no further than it could have gone. */
  @Property(tries = 100)
  void tighteningAndLooseningEndAtTheSameBound(@ForAll @IntRange(min = 300, max = 700) int level) {
    Heal tightened = Past.moved(State.Confirmed, "p(95)<480", "p(95)<330");
    Made made =
        Made.of(Made.threshold("http_req_duration", "p(95)<330"))
            .healed(Past.of(tightened))
            .answering(Made.level(level, 12, 0.01), level, 3, Made.stale());
    boolean fits = level * 1.05 <= 480 * 1.2;
    boolean needed = level * 1.05 > 330;
    assertThat(Seen.written(made.healing()).isEmpty()).isEqualTo(!(fits && needed));
  }
}
