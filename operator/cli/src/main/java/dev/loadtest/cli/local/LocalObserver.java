package dev.loadtest.cli.local;

import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.plan.RunPlan;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts what is known of the processes together into one {@link Observation}. */
final class LocalObserver {
  private final RunPlan plan;
  private final Runners runners;
  private final Clock clock;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> ended = Optional.empty();

  LocalObserver(RunPlan plan, Runners runners, Clock clock) {
    this.plan = plan;
    this.runners = runners;
    this.clock = clock;
  }

  /** Notes that the runners are asked for now. */
  void launched() {
    started = Optional.of(clock.instant());
  }

  Observation look() {
    List<RunnerView> views = runners.views();
    Instant now = clock.instant();
    boolean over = views.stream().allMatch(view -> view.stage() == Stage.Ended);
    ended = over ? ended.or(() -> Optional.of(now)) : Optional.empty();
    return new Observation(plan, started, ended, Optional.empty(), views, now);
  }
}
