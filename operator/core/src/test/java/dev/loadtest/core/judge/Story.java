package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Specs;
import dev.loadtest.core.summary.MemoryCourse;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetEvidence.Happening;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The life of a test: its runs so far, each judged and kept, and what is made of the next one. */
public final class Story {
  public static final String STAGES =
      """
      load: {executor: 'RampingVUs', stages: [
        {name: 'ramp', duration: '1m', target: 100}, {name: 'steady', duration: '3m', target: 100},
        {name: 'spike', duration: '30s', target: 500}, {name: 'down', duration: '30s', target: 0}]}
      """;
  public static final String CONSTANT = "load: {executor: 'ConstantVUs', vus: 10, duration: '1m'}";

  private LoadTestSpec spec;
  private RunHistory history = RunHistory.EMPTY;
  private int runs;
  private LocalDate today = LocalDate.parse("2026-11-21");
  private TargetEvidence target = TargetEvidence.NONE;
  private Judgement latest;

  private Story(LoadTestSpec spec) {
    this.spec = spec;
  }

  /** Of a test with stages, and with these parts of a spec in relaxed JSON. */
  public static Story of(String... parts) {
    return new Story(spec(STAGES, parts));
  }

  public static Story ofConstantLoad(String... parts) {
    return new Story(spec(CONSTANT, parts));
  }

  public static LoadTestSpec spec(String load, String... parts) {
    String all = parts.length == 0 ? "" : ", " + String.join(", ", parts);
    return Specs.spec("{script: {inline: 'x'}, " + load + all + "}");
  }

  public static String threshold(String metric, String expression) {
    return "thresholds: [{name: 't', metric: '%s', expression: '%s'}]"
        .formatted(metric, expression);
  }

  /** From now on the test is another one. */
  public Story changedTo(String... parts) {
    spec = spec(STAGES, parts);
    return this;
  }

  public Story changedToLoad(String load, String... parts) {
    spec = spec(load, parts);
    return this;
  }

  /** Runs that differ by little. */
  public Story runs(int count, RunOf run) {
    for (int i = 0; i < count; i++) {
      run(run.scaled(1 + 0.008 * Numbers.noise(runs)));
    }
    return this;
  }

  /** A run with these tries, judged and kept. */
  public Story run(RunOf... tries) {
    Evaluation evaluation = evaluation(tries);
    latest = Judge.judge(evaluation);
    history = Keeping.after(evaluation, latest, "run-" + runs++, "2026-11-21T02:00:00Z");
    target = TargetEvidence.NONE;
    return this;
  }

  /** A person accepts the latest run. */
  public Story accept() {
    history = history.accept("run-" + (runs - 1));
    return this;
  }

  public Story on(String date) {
    today = LocalDate.parse(date);
    return this;
  }

  /** Something happens to the target during the next run. */
  public Story during(TargetEvidence.Kind kind) {
    target =
        new TargetEvidence(
            List.of(), List.of(new Happening(kind, "checkout-1", "", "2026-11-21T02:00:00Z")));
    return this;
  }

  public Story during(TargetEvidence.Reading reading) {
    target = new TargetEvidence(List.of(reading), List.of());
    return this;
  }

  public Story during(MemoryCourse memory) {
    target = new TargetEvidence(List.of(), List.of(), List.of(), memory);
    return this;
  }

  /** Is judged, and not kept. */
  public Judgement judge(RunOf... tries) {
    return Judge.judge(evaluation(tries));
  }

  public Judgement latest() {
    return latest;
  }

  public RunHistory history() {
    return history;
  }

  long counting() {
    return history.runs().stream().filter(r -> r.counts()).count();
  }

  Admission admission() {
    return latest.admission();
  }

  public Evaluation evaluation(RunOf... tries) {
    List<RunSummary> summaries = Arrays.stream(tries).map(run -> run.summary(spec)).toList();
    return new Evaluation(spec, summaries, target, history, today);
  }
}
