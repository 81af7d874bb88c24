package dev.loadtest.cli.local;

import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.Step;
import java.io.IOException;
import java.util.Optional;

/** Takes the lifecycle's steps on processes. */
final class Steps {
  /** A runner that does not answer so often in a row will not answer. */
  private static final int PATIENCE = 3;

  private final Runners runners;
  private final LocalObserver observer;
  private boolean stopped;
  private int unanswered;

  Steps(Runners runners, LocalObserver observer) {
    this.runners = runners;
    this.observer = observer;
  }

  /** Takes a step; the end, if it is one. */
  Optional<AttemptEnd> take(Step step, Observation seen) {
    return switch (step) {
      case Step.Launch() -> launch(seen);
      case Step.Release() -> told(seen, runners::release);
      case Step.Stop(String reason) -> stop(seen, reason);
      case Step.Teardown() -> told(seen, runners::teardown);
      case Step.Judge judge -> Optional.of(new AttemptEnd.Measured(judge.reports(), seen));
      case Step.Fail(Failure failure) -> Optional.of(new AttemptEnd.Broken(failure, seen));
      case Step.Await await -> Optional.empty();
    };
  }

  private Optional<AttemptEnd> launch(Observation seen) {
    observer.launched();
    try {
      runners.launch();
      return Optional.empty();
    } catch (IOException e) {
      return broken(FailureReason.Unknown, "a runner cannot be started: " + e.getMessage(), seen);
    }
  }

  /** Once is enough: what is being stopped stays crossed. */
  private Optional<AttemptEnd> stop(Observation seen, String reason) {
    if (stopped) {
      return Optional.empty();
    }
    Optional<AttemptEnd> end = told(seen, () -> runners.stop(reason));
    stopped = unanswered == 0;
    return end;
  }

  private Optional<AttemptEnd> told(Observation seen, Order order) {
    try {
      order.give();
      unanswered = 0;
      return Optional.empty();
    } catch (IOException e) {
      unanswered++;
      return unanswered < PATIENCE
          ? Optional.empty()
          : broken(FailureReason.RunnerLost, "a runner does not answer: " + e.getMessage(), seen);
    }
  }

  private static Optional<AttemptEnd> broken(
      FailureReason reason, String message, Observation seen) {
    return Optional.of(new AttemptEnd.Broken(new Failure(reason, message), seen));
  }

  /** Something to tell the runners. */
  private interface Order {
    void give() throws IOException;
  }
}
