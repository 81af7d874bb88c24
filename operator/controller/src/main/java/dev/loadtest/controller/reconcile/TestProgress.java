package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.observe.TestObserver;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.lifecycle.SeenRollout;
import dev.loadtest.core.lifecycle.TestLifecycle;
import dev.loadtest.core.lifecycle.TestObservation;
import dev.loadtest.core.lifecycle.TestStep;
import dev.loadtest.core.lifecycle.TestStep.Memory;
import dev.loadtest.core.spec.Problem;
import dev.loadtest.core.spec.SpecValidator;
import dev.loadtest.core.status.Ledger;
import dev.loadtest.core.status.Phase;
import dev.loadtest.core.status.TestProjection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One step of a test, chosen by core, and the status that goes with it. */
public final class TestProgress {
  private static final Duration SOON = Duration.ofMillis(50);

  /** A run that is there already is not in the cache yet, or has ended and was not noted. */
  private static final Duration PATIENT = Duration.ofSeconds(2);

  private final TestObserver observer;
  private final TestHealing healing;
  private final TestSteps steps;
  private final Clock clock;

  public TestProgress(TestObserver observer, TestHealing healing, TestSteps steps, Clock clock) {
    this.observer = observer;
    this.healing = healing;
    this.steps = steps;
    this.clock = clock;
  }

  Optional<Duration> advance(LoadTest test, Collection<LoadTestRun> runs) {
    List<LoadTestRun> active = runs.stream().filter(TestProgress::goesOn).toList();
    Ledger ledger = ledger(test);
    HealHistory heals = healing.known(test);
    var projection = projection(test, ledger, heals, active);
    List<Problem> problems = SpecValidator.validate(test.getSpec());
    if (!problems.isEmpty()) {
      steps.statuses().write(test, projection.invalid(problems));
      steps.events().warning(test, "InvalidSpec", problems.getFirst().toString());
      return Optional.empty();
    }
    return switch (healing.advance(test, heals)) {
      case HealProgress.Outcome.Done d -> Optional.of(SOON);
      case HealProgress.Outcome.Idle(var until) ->
          sooner(until, advance(test, active, ledger, projection));
    };
  }

  private Optional<Duration> advance(
      LoadTest test, List<LoadTestRun> active, Ledger ledger, TestProjection projection) {
    TestObservation seen = observer.observe(test, active, ledger.past());
    return switch (TestLifecycle.nextStep(seen)) {
      case TestStep.Start start -> {
        start.replaced().forEach(run -> replace(test, run, start.run()));
        boolean created = steps.runs().create(test, start);
        if (created) {
          steps
              .events()
              .normal(
                  test,
                  "RunCreated",
                  "Created %s (%s)."
                      .formatted(
                          start.run(), start.trigger().kind().name().toLowerCase(Locale.ROOT)));
        }
        remember(test, seen, start.memory(), projection);
        yield Optional.of(created ? SOON : PATIENT);
      }
      case TestStep.Accept(String run, Memory memory) -> {
        new Acceptance(steps).of(test, run);
        remember(test, seen, memory, projection);
        yield Optional.of(SOON);
      }
      case TestStep.Remember(Memory memory, Optional<String> note) -> {
        note.ifPresent(text -> steps.events().warning(test, "RunSkipped", text + "."));
        remember(test, seen, memory, projection);
        yield Optional.of(SOON);
      }
      case TestStep.Idle(Optional<Instant> until) -> {
        steps
            .statuses()
            .write(test, projection.valid(seen, seen.lastScheduled(), seen.seenRollout()));
        yield until.map(u -> wait(u, seen.now()));
      }
    };
  }

  private void remember(
      LoadTest test, TestObservation seen, Memory memory, TestProjection projection) {
    switch (memory) {
      case Memory.Executed(var digest) ->
          steps.tests().annotate(test, Labels.EXECUTED_DIGEST, digest.toString());
      case Memory.Request(String token) ->
          steps.tests().annotate(test, Labels.HANDLED_REQUEST, token);
      case Memory.Accepted(String run) -> steps.tests().annotate(test, Labels.HANDLED_ACCEPT, run);
      case Memory.Calibration c -> {}
      case Memory.Scheduled(Instant time) ->
          steps
              .statuses()
              .write(test, projection.valid(seen, Optional.of(time), seen.seenRollout()));
      case Memory.Rollout(SeenRollout rollout) ->
          steps
              .statuses()
              .write(test, projection.valid(seen, seen.lastScheduled(), Optional.of(rollout)));
    }
  }

  private void replace(LoadTest test, String run, String by) {
    steps.runs().cancel(test.getMetadata().getNamespace(), run, "replaced by the newer run " + by);
  }

  private Ledger ledger(LoadTest test) {
    return steps.ledgers().read(test.getMetadata().getNamespace(), test.getMetadata().getName());
  }

  private Optional<Duration> sooner(Optional<Instant> until, Optional<Duration> otherwise) {
    return Stream.concat(until.map(u -> wait(u, clock.instant())).stream(), otherwise.stream())
        .min(Comparator.naturalOrder());
  }

  private TestProjection projection(
      LoadTest test, Ledger ledger, HealHistory heals, List<LoadTestRun> active) {
    return new TestProjection(
        Optional.ofNullable(test.getStatus()),
        test.getMetadata().getGeneration(),
        ledger,
        active.stream().map(r -> r.getMetadata().getName()).sorted().toList(),
        TestObserver.suspended(test),
        heals,
        clock.instant());
  }

  private static boolean goesOn(LoadTestRun run) {
    return run.getStatus() == null || run.getStatus().phase() != Phase.Finished;
  }

  private static Duration wait(Instant until, Instant now) {
    Duration wait = Duration.between(now, until);
    return wait.compareTo(SOON) < 0 ? SOON : wait;
  }
}
