package dev.loadtest.core.heal;

import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.baseline.Surroundings;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.NormalLevel.Known;
import dev.loadtest.core.plan.MeasurementKey;
import dev.loadtest.core.spec.Specs;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs with a constant share of checks that hold, of 100,000 each. */
record RateHistory(double rate, int runs) {

  /** What a threshold on them becomes, with a budget of 50 percent; empty where it stays. */
  String healed(String expression) {
    var spec =
        Specs.spec(
            "{script: {inline: 'x'}, healing: {mode: 'Apply', maxRelaxPercent: 50}, thresholds: [{name: 't', metric:"
                + " 'checks', expression: '"
                + expression
                + "', heal: 'Allowed'}]}");
    Made made = new Made(spec);
    made.answering(new Known(rate, runs, 0, 0, 0.005, false), rate, 3, Made.stale());
    HealCase seen = made.seen();
    var evaluation =
        new Evaluation(
            spec,
            List.of(),
            TargetEvidence.NONE,
            history(MeasurementKey.of(spec, Optional.empty(), Optional.empty())),
            LocalDate.parse("2026-11-21"),
            Optional.empty());
    var analysed =
        new Case(
            spec,
            seen.analysed().judgement(),
            seen.answers(),
            Optional.empty(),
            Optional.of(evaluation),
            Optional.empty());
    return Seen.changes(Healer.propose(Seen.of(analysed, RunHistory.EMPTY))).stream()
        .map(c -> c.change().to())
        .findFirst()
        .orElse("");
  }

  private RunHistory history(String key) {
    RunHistory history = RunHistory.EMPTY;
    for (int i = 0; i < runs; i++) {
      var points = Map.of("rate checks", new Point(rate, 100_000, key, null));
      history =
          history.with(
              new KeptRun(
                  "run-" + i,
                  null,
                  Admission.Admitted,
                  null,
                  new TreeMap<>(points),
                  Surroundings.UNKNOWN,
                  true));
    }
    return history;
  }
}
