package dev.loadtest.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.ThresholdOutcome;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Stage;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.spec.Threshold;
import dev.loadtest.core.spec.Threshold.Heal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Writes what is known of a run as JSON, section by section. */
record EvidenceWriter(EvidenceTexts texts, Subjects subjects) {

  ObjectNode write(
      LoadTestSpec spec, Judgement judgement, List<KeptRun> kept, Diagnosis diagnosis) {
    ObjectNode evidence = EvidenceTexts.JSON.objectNode();
    evidence.set("service", service(spec));
    evidence.set("test", test(spec));
    if (spec.load() != null) {
      list(evidence, "stages", spec.load().stages(), this::stage);
    }
    evidence.set("verdict", verdict(judgement));
    list(evidence, "thresholds", brokenFirst(judgement.outcomes()), o -> outcome(o, spec));
    list(evidence, "metrics", changedFirst(judgement.comparisons()), this::comparison);
    list(evidence, "findings", judgement.findings(), this::finding);
    texts.list(evidence, "earlier_runs", latest(kept), texts.portion().runs(), this::run);
    evidence.set("rules_say", diagnosis(diagnosis));
    texts.put(evidence, "context", spec.analysis().context(), texts.portion().context());
    var names = evidence.putObject("names_to_use");
    subjects.metrics().stream()
        .limit(texts.portion().items())
        .filter(m -> m.length() <= texts.portion().text())
        .forEach(names.putArray("metrics")::add);
    subjects.stages().stream()
        .limit(texts.portion().items())
        .forEach(names.putArray("stages")::add);
    return evidence;
  }

  private <T> void list(ObjectNode node, String field, List<T> all, Function<T, JsonNode> each) {
    texts.list(node, field, all, texts.portion().items(), each);
  }

  private ObjectNode service(LoadTestSpec spec) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    texts.put(node, "address", spec.targetUrl().orElse(""));
    Target.WorkloadRef workload = spec.target() == null ? null : spec.target().workloadRef();
    if (workload != null) {
      texts.put(node, "workload", workload.kind() + " " + workload.name());
    }
    return node;
  }

  private ObjectNode test(LoadTestSpec spec) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    node.put("tier", spec.tier().name());
    Load load = spec.load();
    if (load != null && load.executor() != null) {
      node.put("executor", load.executor().k6Name());
      texts.put(node, "duration", load.duration());
      put(node, "vus", load.vus());
      put(node, "rate", load.rate());
      put(node, "start_vus", load.startVUs());
      put(node, "start_rate", load.startRate());
      put(node, "max_vus", load.maxVUs());
    }
    node.put("runners", spec.parallelism());
    node.put("healing", spec.healing().mode().name());
    node.put("max_relax_percent", spec.healing().maxRelaxPercent());
    return node;
  }

  private static void put(ObjectNode node, String field, Integer number) {
    if (number != null) {
      node.put(field, number);
    }
  }

  private JsonNode stage(Stage stage) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    texts.put(node, "name", stage.name());
    texts.put(node, "duration", stage.duration());
    put(node, "target", stage.target());
    return node;
  }

  private ObjectNode verdict(Judgement judgement) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    node.put("verdict", judgement.verdict().name());
    node.put("class", judgement.classification().name());
    texts.put(node, "reason", judgement.reason());
    texts.put(node, "says", judgement.message(), 2 * texts.portion().text());
    judgement.doubt().ifPresent(doubt -> texts.put(node, "doubt", doubt));
    node.put("baseline_runs", judgement.calibration().runs());
    node.put("baseline_runs_needed", judgement.calibration().needed());
    return node;
  }

  private JsonNode outcome(ThresholdOutcome outcome, LoadTestSpec spec) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    texts.put(node, "name", outcome.name());
    texts.put(node, "metric", outcome.metric());
    texts.put(node, "asks", outcome.expression());
    node.put("result", outcome.result().name());
    texts.put(node, "observed", outcome.observed());
    texts.put(node, "unit", outcome.unit());
    if (spec.thresholds().stream()
        .anyMatch(t -> t.name().equals(outcome.name()) && !mayBeChanged(t))) {
      node.put("may_be_changed", false);
    }
    return node;
  }

  /** As {@link Threshold#heal()} says: error rates and checks only where a person allows it. */
  private static boolean mayBeChanged(Threshold threshold) {
    boolean guarded = threshold.metric().matches("(http_req_failed|checks)([{].*)?");
    return threshold.heal() == Heal.Allowed || threshold.heal() != Heal.Never && !guarded;
  }

  private JsonNode comparison(Comparison comparison) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    texts.put(node, "metric", comparison.metric());
    texts.put(node, "statistic", comparison.statistic());
    texts.put(node, "unit", comparison.unit());
    texts.put(node, "value", comparison.value());
    texts.put(node, "baseline", comparison.baseline());
    node.put("runs", comparison.runs());
    texts.put(node, "change_percent", comparison.changePercent());
    texts.put(node, "detectable_percent", comparison.detectablePercent());
    node.put("held_to_be", comparison.level().name());
    return node;
  }

  private JsonNode finding(Finding finding) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    node.put("type", finding.type());
    texts.put(node, "says", finding.sentence());
    return node;
  }

  private JsonNode run(KeptRun run) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    texts.put(node, "at", run.completed());
    node.put("passed", run.passed());
    node.put("counts_as_normal", run.counts());
    run.points().entrySet().stream()
        .filter(p -> subjects.metrics().contains(selector(p.getKey())))
        .limit(texts.portion().points())
        .forEach(p -> texts.put(node, p.getKey(), p.getValue().value()));
    return node;
  }

  /** Of a measure as written: {@code p(95) http_req_duration}. */
  private static String selector(String measure) {
    return measure.substring(measure.indexOf(' ') + 1);
  }

  private ObjectNode diagnosis(Diagnosis diagnosis) {
    ObjectNode node = EvidenceTexts.JSON.objectNode();
    texts.put(node, "what", diagnosis.what());
    node.put("cause", diagnosis.cause().name());
    texts.put(node, "why", diagnosis.why());
    texts.put(node, "next_step", diagnosis.nextStep());
    node.put("confidence", diagnosis.confidence().name());
    return node;
  }

  private static List<KeptRun> latest(List<KeptRun> kept) {
    return kept.reversed();
  }

  private static List<ThresholdOutcome> brokenFirst(List<ThresholdOutcome> outcomes) {
    return outcomes.stream()
        .sorted(Comparator.comparing(o -> o.result() == ThresholdOutcome.Result.Passed))
        .toList();
  }

  private static List<Comparison> changedFirst(List<Comparison> comparisons) {
    return comparisons.stream()
        .sorted(Comparator.comparing(c -> c.level() == Comparison.Level.Same))
        .toList();
  }
}
