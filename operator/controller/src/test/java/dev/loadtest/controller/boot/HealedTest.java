package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.act.HealKeeper;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.Change;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.Proposal;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestSpec;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;

/** A test that ran once and passed, and a heal of it that was just proposed. */
final class HealedTest {
  static final String NAME = "checkout";
  static final String ID = "h1234abcd";
  static final String ORIGINAL = "p(95)<400";
  static final String HEALED = "p(95)<440";

  private final World world;

  HealedTest(World world) {
    this.world = world;
  }

  static String spec(String healing, String... more) {
    return """
    {script: {inline: x}, load: {executor: ConstantVUs, vus: 10, duration: 10s},
     thresholds: [{name: errors, metric: http_req_failed, expression: "rate<0.1"},
      {name: p95, metric: http_req_duration, expression: "%s"}],
     judgement: {reruns: 0}, healing: {%s}%s}
    """
        .formatted(ORIGINAL, healing, String.join("", more));
  }

  static Proposal moving(String to) {
    return new Proposal(
        ID,
        "checkout-1",
        List.of(
            new ProposedChange(
                new Change.ThresholdMoved("p95", "http_req_duration", ORIGINAL, to),
                "ThresholdInNoiseBand",
                "p95 is normally 402 ms.")),
        90,
        Proposal.Source.Rules,
        List.of());
  }

  /** The operator is down then: the heal is what it finds. */
  HealedTest ranOnce(String spec) {
    world.test(NAME, spec);
    world.pass(world.onlyRun());
    World.soon()
        .until(
            () -> {
              var test = now();
              return test.getStatus() != null
                  && Long.valueOf(1).equals(test.getStatus().runs())
                  && executed() != null;
            });
    world.stopOperators();
    return this;
  }

  HealedTest proposed(Mode mode) {
    return proposed(mode, moving(HEALED));
  }

  HealedTest proposed(Mode mode, Proposal proposal) {
    String digest = ExecutionDigest.of(now().getSpec());
    return wrote(
        HealHistory.EMPTY.with(Heal.of(proposal, mode, digest, world.clock.instant().toString())));
  }

  HealedTest wrote(HealHistory heals) {
    try {
      world
          .client
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName(RunName.heals(NAME))
                  .endMetadata()
                  .withData(Map.of("heals.json", new ObjectMapper().writeValueAsString(heals)))
                  .build())
          .create();
      return this;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  LoadTest now() {
    return world.test(NAME);
  }

  LoadTestSpec spec() {
    return now().getSpec();
  }

  String expression() {
    return expression(spec());
  }

  static String expression(LoadTestSpec spec) {
    return spec.thresholds().getLast().expression();
  }

  String executed() {
    var annotations = now().getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(Labels.EXECUTED_DIGEST);
  }

  /** How often the spec was changed after it was made. */
  long patches() {
    return now().getMetadata().getGeneration() - 1;
  }

  HealHistory heals() {
    return new HealKeeper(world.client).read(world.client.getNamespace(), NAME);
  }

  Heal heal() {
    return heals().heal(ID).orElseThrow();
  }

  Heal awaitState(Heal.State state) {
    return World.soon().until(this::heal, heal -> heal.state() == state);
  }

  LoadTest awaitShown(Heal.State state) {
    return World.soon()
        .until(
            this::now,
            t ->
                t.getStatus() != null
                    && t.getStatus().healing() != null
                    && t.getStatus().healing().state() == state);
  }

  /** The only run of this purpose. */
  LoadTestRun proof(Purpose purpose) {
    return World.soon()
        .until(
            () -> world.runs().stream().filter(r -> r.getSpec().purpose() == purpose).toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  /** Plays the proof; so many of 100 requests fail. */
  LoadTestRun play(Purpose purpose, long failed) {
    LoadTestRun run = proof(purpose);
    world.attempt(run, 1, failed);
    return world.awaitEnd(run);
  }

  void says(String verb) {
    world.annotate(now(), verb, ID);
  }

  /** One run of each purpose that was expected, and no other. */
  void assertRuns(Purpose... purposes) {
    World.pause();
    assertThat(world.runs())
        .extracting(r -> r.getSpec().purpose())
        .containsExactlyInAnyOrder(purposes);
  }

  /** What was executed last is what the test says: a change by itself starts nothing. */
  void assertNothingToRun() {
    assertThat(executed()).endsWith(":" + ExecutionDigest.of(spec()));
  }

  String condition(String type) {
    return World.conditions(now().getStatus().conditions()).get(type);
  }
}
