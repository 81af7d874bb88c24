package dev.loadtest.core.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.heal.Change;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.Proposal;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.lifecycle.HealObservation.SeenPullRequest;
import dev.loadtest.core.lifecycle.HealObservation.Verbs;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A test, what was written about its heals, and runs that end as they are told to. */
final class HealWorld {
  static final Proposal PROPOSAL =
      new Proposal(
          "h1234abcd",
          "checkout-1",
          List.of(
              new ProposedChange(
                  new Change.ThresholdMoved("p95", "http_req_duration", "p(95)<400", "p(95)<440"),
                  "ThresholdInNoiseBand",
                  "p95 is normally 402 ms.")),
          90,
          Proposal.Source.Rules,
          List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode manifest;
  HealHistory heals = HealHistory.EMPTY;
  Optional<ExecutedDigest> executed;
  Optional<String> owner = Optional.empty();
  Verbs verbs = Verbs.NONE;
  Optional<SeenPullRequest> pullRequest = Optional.empty();
  Instant now = Instant.parse("2026-11-21T12:00:00Z");

  /** Verdicts of proofs by their number; passed where nothing is said. */
  Function<Integer, ProofRun.Ended> ends = number -> passed();

  final Map<String, ProofRun> runs = new HashMap<>();
  final List<String> writes = new ArrayList<>();

  HealWorld(Mode mode) {
    this(mode, 1);
  }

  HealWorld(Mode mode, int confirmRuns) {
    manifest =
        read(
            """
            {"apiVersion": "loadtest.dev/v1alpha1", "kind": "LoadTest",
             "metadata": {"name": "checkout", "resourceVersion": "1"},
             "spec": {"script": {"inline": "x"},
              "thresholds": [{"name": "p95", "metric": "http_req_duration", "expression": "p(95)<400"}],
              "healing": {"mode": "%s", "confirmRuns": %d}}}
            """
                .formatted(mode, confirmRuns));
    executed = Optional.of(new ExecutedDigest(3, digest()));
    heals = heals.with(Heal.of(PROPOSAL, mode, digest(), now.toString()));
  }

  static ProofRun.Ended passed() {
    return new ProofRun.Ended(Verdict.Passed, Classification.Stable, "Passed.");
  }

  static ProofRun.Ended failed() {
    return new ProofRun.Ended(Verdict.Failed, Classification.Regression, "Failed: slow.");
  }

  static ProofRun.Ended error() {
    return new ProofRun.Ended(Verdict.Error, Classification.Error, "Error: no pods.");
  }

  LoadTestSpec spec() {
    return SpecEdits.spec(manifest);
  }

  String digest() {
    return ExecutionDigest.of(spec());
  }

  String expression() {
    return manifest.at("/spec/thresholds/0/expression").asText();
  }

  Heal heal() {
    return heals.latest().orElseThrow();
  }

  /** Somebody writes another threshold. */
  void write(String expression) {
    manifest =
        SpecEdits.applied(
            manifest,
            List.of(
                new SpecEdit(
                    SpecEdit.Op.replace,
                    "/spec/thresholds/0/expression",
                    JSON.getNodeFactory().textNode(expression))));
  }

  void mode(Mode mode) {
    manifest =
        SpecEdits.applied(
            manifest,
            List.of(
                new SpecEdit(
                    SpecEdit.Op.replace,
                    "/spec/healing/mode",
                    JSON.getNodeFactory().textNode(mode.name()))));
  }

  void approve() {
    verbs =
        new Verbs(
            Optional.of(PROPOSAL.id()),
            Optional.of(new Heal.Approval("kubectl", false, now.toString())),
            verbs.reject(),
            verbs.revert());
  }

  void reject() {
    verbs =
        new Verbs(verbs.approve(), verbs.approval(), Optional.of(PROPOSAL.id()), verbs.revert());
  }

  void revert() {
    verbs =
        new Verbs(verbs.approve(), verbs.approval(), verbs.reject(), Optional.of(PROPOSAL.id()));
  }

  HealObservation look() {
    ProofRun proof =
        heals
            .current()
            .flatMap(Heal::lastProof)
            .filter(p -> !p.isOver())
            .map(p -> runs.getOrDefault(p.run(), new ProofRun.Absent()))
            .orElseGet(ProofRun.Absent::new);
    return new HealObservation(
        "checkout",
        "uid",
        spec(),
        manifest,
        executed,
        owner,
        heals,
        proof,
        verbs,
        pullRequest,
        now);
  }

  /** One look and one step; false when nothing was due. */
  boolean step() {
    now = now.plus(Duration.ofSeconds(1));
    Optional<HealStep> step = HealLifecycle.nextStep(look());
    step.ifPresent(this::execute);
    return step.isPresent() && !(step.get() instanceof HealStep.Await);
  }

  /** Until nothing is due any more. */
  HealWorld settle() {
    for (int i = 0; i < 100; i++) {
      if (!step()) {
        return this;
      }
    }
    throw new AssertionError("no end: " + heal());
  }

  void execute(HealStep step) {
    switch (step) {
      case HealStep.Keep(Heal heal) -> {
        heals = heals.with(heal);
        writes.add("keep " + heal.state());
      }
      case HealStep.Prove prove -> {
        runs.putIfAbsent(prove.run(), ends.apply(runs.size() + 1));
        writes.add("run " + prove.purpose());
      }
      case HealStep.Patch(var edits, var digest, Heal heal) -> {
        manifest = SpecEdits.applied(manifest, edits);
        executed = Optional.of(digest);
        writes.add("patch " + expression());
      }
      case HealStep.Propose(Heal heal) -> {
        heals =
            heals.with(
                heal.with(new Heal.PullRequest(7, "https://forge/7"))
                    .to(Heal.State.PullRequestOpen, "opened", now.toString()));
        writes.add("open");
      }
      case HealStep.Withdraw(Heal heal) -> {
        heals = heals.with(heal);
        writes.add("close");
      }
      case HealStep.Await a -> {}
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
