package dev.loadtest.core.heal;

import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.Anchor;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Calibration;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.LevelFinding;
import dev.loadtest.core.judge.NamedThreshold;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.judge.ThresholdOutcome;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Specs;
import dev.loadtest.core.summary.RunnerReady.ScriptThreshold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A run as a judge might have judged it, where no run of that kind is at hand. */
final class Made {
  static final String STAGES =
      """
      load: {executor: 'RampingVUs', stages: [
        {name: 'ramp', duration: '10s', target: 100}, {name: 'steady', duration: '3m', target: 100},
        {name: 'spike', duration: '30s', target: 500}, {name: 'down', duration: '30s', target: 0}]}
      """;

  LoadTestSpec spec;
  Verdict verdict = Verdict.Failed;
  Classification classification = Classification.StaleThreshold;
  String reason = "";
  Calibration calibration = new Calibration(12, 5);
  HealHistory heals = HealHistory.EMPTY;
  RunHistory history = RunHistory.EMPTY;
  Optional<Advice> advice = Optional.empty();
  String digest;
  String run = "run-9";
  Instant now = Seen.NOW;
  final List<Answered> answers = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();

  Made(LoadTestSpec spec) {
    this.spec = spec;
    this.digest = ExecutionDigest.of(spec);
  }

  /** With these parts of a spec; healing is on and everything is allowed unless they say more. */
  static Made of(String... parts) {
    String all = String.join(", ", parts);
    String healing =
        all.contains("healing:")
            ? ""
            : ", healing: {mode: 'Apply', allow: ['Thresholds', 'Stages', 'StageRemoval',"
                + " 'RunnerResources', 'Options']}";
    String load = all.contains("load:") ? "" : ", " + STAGES;
    return new Made(Specs.spec("{script: {inline: 'x'}, " + all + load + healing + "}"));
  }

  static String threshold(String metric, String expression) {
    return "thresholds: [{name: 't', metric: '%s', expression: '%s'}]"
        .formatted(metric, expression);
  }

  static Known level(double center, int runs, double spread) {
    return new Known(center, runs, spread, 4 * spread, Math.max(0.05, 2.5 * spread), false);
  }

  static LevelFinding stale() {
    return new LevelFinding.ThresholdStale("p95", "480 ms", "500 ms", 12, "so it was set");
  }

  static LevelFinding inNoise(boolean decidable) {
    return new LevelFinding.ThresholdInNoiseBand("p95", "500 ms", "498 ms", 4, 12, decidable);
  }

  static LevelFinding.Move move() {
    return new LevelFinding.Move("p95", "660 ms", "64 % above", "401 ms", 12, "5 %", 3);
  }

  static LevelFinding improved() {
    return new LevelFinding.Improved(move());
  }

  static LevelFinding regressed() {
    return new LevelFinding.Regressed(move());
  }

  Made judged(Verdict verdict, Classification classification) {
    this.verdict = verdict;
    this.classification = classification;
    return this;
  }

  Made because(String reason) {
    this.reason = reason;
    return this;
  }

  Made seeing(Finding... more) {
    findings.addAll(List.of(more));
    return this;
  }

  /** What is held of the first threshold's number. */
  Made answering(Known level, double value, int tries, Finding... found) {
    return answering(0, level, value, tries, found);
  }

  Made answering(int threshold, Known level, double value, int tries, Finding... found) {
    return answering(
        NamedThreshold.all(spec.thresholds(), List.of()).get(threshold),
        level,
        value,
        tries,
        found);
  }

  Made answeringScript(String metric, String expression, Known level, Finding... found) {
    var script = new ScriptThreshold(metric, expression, false, null);
    NamedThreshold named = NamedThreshold.all(List.of(), List.of(script)).getFirst();
    return answering(named, level, level.center(), 3, found);
  }

  private Made answering(
      NamedThreshold named, Known level, double value, int tries, Finding... found) {
    var measure = new Measure(named.selector(), named.expression().aggregation());
    boolean rate =
        named.selector().metric().equals("checks")
            || named.selector().metric().equals("http_req_failed");
    answers.add(
        new Answered(
            measure,
            "p95",
            rate ? Unit.Ratio : Unit.Milliseconds,
            Optional.of(named),
            found.length > 0 ? classOf(found[0]) : Classification.Noise,
            List.of(found),
            !named.expression().holds(value),
            OptionalDouble.of(value),
            tries,
            Optional.ofNullable(level)));
    findings.addAll(List.of(found));
    return this;
  }

  private Classification classOf(Finding finding) {
    return finding instanceof LevelFinding.Regressed ? Classification.Regression : classification;
  }

  Made healed(HealHistory before) {
    heals = before;
    return this;
  }

  Made advised(Advice by) {
    advice = Optional.of(by);
    return this;
  }

  Made anchored(String metric, String expression) {
    history = history.with(List.of(Anchor.open("t", metric, expression)));
    return this;
  }

  HealCase seen() {
    List<ThresholdOutcome> outcomes =
        answers.stream()
            .flatMap(a -> a.threshold().map(t -> outcome(t, a.value().orElse(0))).stream())
            .toList();
    Judgement judgement =
        new Judgement(
            verdict,
            classification,
            reason.isEmpty() ? classification.name() : reason,
            verdict + ": so it is",
            outcomes,
            findings,
            List.of(),
            calibration,
            Admission.Admitted,
            Optional.empty());
    return new HealCase(
        "checkout",
        "uid",
        run,
        new Case(spec, judgement, answers, Optional.empty(), Optional.empty(), Optional.empty()),
        history,
        heals,
        advice,
        digest,
        now);
  }

  Healing healing() {
    return Healer.propose(seen());
  }

  private static ThresholdOutcome outcome(NamedThreshold threshold, double value) {
    return new ThresholdOutcome(
        threshold.name(),
        threshold.selector().toString(),
        threshold.expression().toString(),
        threshold.expression().holds(value)
            ? ThresholdOutcome.Result.Passed
            : ThresholdOutcome.Result.Crossed,
        OptionalDouble.of(value),
        "ms");
  }
}
