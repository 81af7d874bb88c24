package dev.loadtest.core.status;

import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.lifecycle.Calibrating;
import dev.loadtest.core.lifecycle.SeenRollout;
import dev.loadtest.core.lifecycle.TestLifecycle;
import dev.loadtest.core.lifecycle.TestObservation;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The status of a LoadTest. Ready says whether the definition is valid; the verdict is the run's
 * health.
 */
public final class TestProjection {
  private final Optional<LoadTestStatus> before;
  private final long generation;
  private final Ledger ledger;
  private final List<String> active;
  private final boolean suspended;
  private final HealHistory heals;
  private final Instant now;

  public TestProjection(
      Optional<LoadTestStatus> before,
      long generation,
      Ledger ledger,
      List<String> active,
      boolean suspended,
      HealHistory heals,
      Instant now) {
    this.before = before;
    this.generation = generation;
    this.ledger = ledger;
    this.active = active;
    this.suspended = suspended;
    this.heals = heals;
    this.now = now;
  }

  /** Of a valid test. */
  public LoadTestStatus valid(
      TestObservation seen, Optional<Instant> scheduled, Optional<SeenRollout> rollout) {
    String message =
        suspended ? "The definition is valid; no new runs start." : "The definition is valid.";
    var conditions =
        conditions()
            .with("Ready", Condition.Status.True, "Valid", message)
            .with("Reconciling", Condition.Status.False, "UpToDate", "Nothing is left to do.")
            .with("Stalled", Condition.Status.False, "UpToDate", "Nothing is in the way.");
    return status(
        attention(suspension(conditions)).list(),
        baseline(seen.spec()),
        scheduled.map(Instant::toString).orElse(null),
        TestLifecycle.nextSchedule(seen).map(Instant::toString).orElse(null),
        rollout.map(SeenRollout::toString).orElse(null));
  }

  /** Of a test that cannot run. */
  public LoadTestStatus invalid(List<Problem> problems) {
    String message =
        problems.stream()
            .map(p -> p.field() + ": " + p.message())
            .collect(Collectors.joining("; "));
    var conditions =
        conditions()
            .with("Ready", Condition.Status.False, "InvalidSpec", message)
            .with("Reconciling", Condition.Status.False, "InvalidSpec", message)
            .with("Stalled", Condition.Status.True, "InvalidSpec", message);
    return status(
        attention(suspension(conditions)).list(),
        ledger.baseline().orElse(null),
        before.map(LoadTestStatus::lastScheduleTime).orElse(null),
        null,
        before.map(LoadTestStatus::observedRollout).orElse(null));
  }

  private Conditions suspension(Conditions conditions) {
    return suspended
        ? conditions.with(
            "Suspended",
            Condition.Status.True,
            "Suspended",
            "spec.suspend or the annotation loadtest.dev/suspended holds back new runs.")
        : conditions.with(
            "Suspended", Condition.Status.False, "Active", "New runs start when they are due.");
  }

  private Conditions attention(Conditions conditions) {
    Optional<String> action = Attention.required(ledger, heals);
    return action
        .map(
            text ->
                conditions.with("ActionRequired", Condition.Status.True, "ActionRequired", text))
        .orElseGet(
            () ->
                conditions.with(
                    "ActionRequired",
                    Condition.Status.False,
                    Attention.fixed(ledger, heals).isPresent() ? "AutoFixed" : "NothingToDo",
                    Attention.fixed(ledger, heals).orElse("Nothing needs a person.")));
  }

  private Conditions conditions() {
    return new Conditions(
        before.map(LoadTestStatus::conditions).orElse(List.of()), generation, now);
  }

  private LoadTestStatus status(
      List<Condition> conditions,
      BaselineStatus baseline,
      String scheduled,
      String next,
      String rollout) {
    return new LoadTestStatus(
        generation,
        ledger.latest().map(LedgerEntry::verdict).orElse(null),
        ledger.latest().map(TestProjection::lastRun).orElse(null),
        baseline,
        heals.latest().map(HealingStatus::of).orElse(null),
        Attention.required(ledger, heals).orElse(null),
        Attention.fixed(ledger, heals).orElse(null),
        active,
        ledger.finished(),
        scheduled,
        next,
        rollout,
        conditions);
  }

  /** Runs that all end in Error leave no baseline to speak of, and need be said all the more. */
  private BaselineStatus baseline(LoadTestSpec spec) {
    Optional<BaselineStatus> judged = ledger.baseline();
    Optional<String> trouble = Calibrating.trouble(spec, ledger.past());
    return trouble
        .map(
            why ->
                judged
                    .orElseGet(() -> BaselineStatus.of(0, spec.judgement().baseline().needed()))
                    .noting(why))
        .or(() -> judged)
        .orElse(null);
  }

  private static LoadTestStatus.LastRun lastRun(LedgerEntry run) {
    return new LoadTestStatus.LastRun(
        run.run(),
        run.verdict(),
        run.classification(),
        run.reason(),
        run.message(),
        run.completed(),
        run.p95(),
        run.errors(),
        run.change());
  }
}
