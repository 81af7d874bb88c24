package dev.loadtest.core.spec;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Can a run be compared as the policy asks? */
final class JudgementChecks {
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  private final LoadTestSpec spec;

  private JudgementChecks(LoadTestSpec spec) {
    this.spec = spec;
  }

  static void check(LoadTestSpec spec, Problems spot) {
    var checks = new JudgementChecks(spec);
    JudgementPolicy policy = spec.judgement();
    BaselinePolicy baseline = policy.baseline();
    spot.at("baseline")
        .at("window")
        .addIf(baseline.window() < baseline.needed(), Messages.BASELINE_WINDOW);
    DurationChecks.check(policy.rerunDelay(), spot.at("rerunDelay"));
    checks.metrics(policy.metrics(), spot.at("metrics"));
    checks.expectedChanges(policy.expectedChanges(), spot.at("expectedChanges"));
    checks.rules(policy.rules(), spot.at("rules"));
    checkProbe(policy.controlProbe(), spot.at("controlProbe"));
    checkEvidence(policy.evidence(), spot.at("evidence"));
  }

  private void metrics(List<JudgedMetric> metrics, Problems spot) {
    var seen = new HashSet<Measure>();
    boolean repeated = false;
    for (int i = 0; i < metrics.size(); i++) {
      JudgedMetric metric = metrics.get(i);
      Problems item = spot.at(i);
      Optional<Measure> measure = measure(metric.metric(), metric.statistic(), item);
      repeated |= measure.filter(m -> !seen.add(m)).isPresent();
      measure
          .filter(m -> m.hasNoDirection(spec))
          .ifPresent(m -> item.at("direction").add(Messages.directionNeeded(m.metric())));
    }
    spot.addIf(repeated, Messages.JUDGED_ONCE);
  }

  private void expectedChanges(List<ExpectedChange> changes, Problems spot) {
    for (int i = 0; i < changes.size(); i++) {
      ExpectedChange change = changes.get(i);
      Problems item = spot.at(i);
      measure(change.metric(), change.statistic(), item);
      item.at("changePercent")
          .addIf(
              change.changePercent() != null && change.changePercent() == 0,
              Messages.CHANGE_NOT_ZERO);
      DateChecks.check(change.until(), item.at("until"));
    }
  }

  private void rules(List<JudgementRule> rules, Problems spot) {
    var names = new HashSet<String>();
    for (int i = 0; i < rules.size(); i++) {
      JudgementRule rule = rules.get(i);
      Problems item = spot.at(i);
      NameChecks.checkNew(rule.name(), names, item);
      Optional<Measure> measure = measure(rule.metric(), rule.statistic(), item);
      Grammar.read(rule.rule(), SimpleRule::parse, item.at("rule"))
          .filter(SimpleRule::needsDirection)
          .flatMap(r -> measure)
          .filter(m -> m.hasNoDirection(spec))
          .ifPresent(m -> item.at("rule").add(Messages.worseUnknown(m.metric())));
    }
  }

  /** The number that is judged, empty when it is absent or wrong (and then reported). */
  private Optional<Measure> measure(String metric, String statistic, Problems item) {
    var selector = Grammar.read(metric, MetricSelector::parse, item.at("metric"));
    var aggregation = Grammar.read(statistic, Aggregation::parse, item.at("statistic"));
    StageReferences.checkMetric(metric, spec.load(), item.at("metric"));
    if (selector.isEmpty() || aggregation.isEmpty()) {
      return Optional.empty();
    }
    var measure = new Measure(selector.get(), aggregation.get());
    return AggregationChecks.checkFit(measure.selector(), measure.statistic(), item.at("statistic"))
        ? Optional.of(measure)
        : Optional.empty();
  }

  private static void checkProbe(ControlProbe probe, Problems spot) {
    if (probe == null) {
      return;
    }
    TargetChecks.checkUrl(probe.url(), spot.at("url"));
    Problems interval = spot.at("interval");
    DurationChecks.check(probe.interval(), interval)
        .filter(d -> d.compareTo(SHORTEST_INTERVAL) < 0)
        .ifPresent(d -> interval.add(Messages.PROBE_INTERVAL));
  }

  private static void checkEvidence(List<EvidenceQuery> queries, Problems spot) {
    var names = new HashSet<String>();
    for (int i = 0; i < queries.size(); i++) {
      NameChecks.checkNew(queries.get(i).name(), names, spot.at(i));
    }
  }

  private record Measure(MetricSelector selector, Aggregation statistic) {
    String metric() {
      return selector.metric();
    }

    boolean hasNoDirection(LoadTestSpec spec) {
      return Directions.of(spec, selector, statistic).isEmpty();
    }
  }
}
