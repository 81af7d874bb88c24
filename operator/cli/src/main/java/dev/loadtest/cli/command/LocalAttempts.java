package dev.loadtest.cli.command;

import dev.loadtest.cli.local.AttemptEnd;
import dev.loadtest.cli.local.LocalRun;
import dev.loadtest.cli.local.LocalTest;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.NextAttempt;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.status.MeasuredAttempt;
import dev.loadtest.core.summary.TargetEvidence;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** The attempts of a run on this machine, one after another, up to its verdict. */
final class LocalAttempts {
  private final LocalRun local;
  private final LocalTest test;
  private final RunHistory history;
  private final Screen screen;
  private final Clock clock;
  private final List<MeasuredAttempt> measured = new ArrayList<>();

  LocalAttempts(LocalRun local, LocalTest test, RunHistory history, Screen screen, Clock clock) {
    this.local = local;
    this.test = test;
    this.history = history;
    this.screen = screen;
    this.clock = clock;
  }

  /** How a run ended, and how its last attempt was seen last. */
  record End(Conclusion conclusion, List<MeasuredAttempt> measured, Observation last) {
    /** The same as the end of a heal that it confirms. */
    End healing() {
      return new End(conclusion.healing(), measured, last);
    }
  }

  End carryOut(
      IntFunction<RunPlan.Identity> identity,
      Map<String, String> shell,
      Optional<Duration> deadline,
      LocalRun.Watcher watcher)
      throws IOException {
    while (true) {
      int number = measured.size() + 1;
      AttemptEnd end = local.carryOut(test, identity.apply(number), shell, deadline, watcher);
      Optional<End> over =
          switch (end) {
            case AttemptEnd.Measured m -> measured(m, deadline);
            case AttemptEnd.Broken(Failure failure, Observation last) ->
                Optional.of(broken(number, failure, last));
          };
      if (over.isPresent()) {
        return over.get();
      }
    }
  }

  private Optional<End> measured(AttemptEnd.Measured attempt, Optional<Duration> deadline) {
    Observation last = attempt.last();
    measured.add(MeasuredAttempt.of(last, attempt.reports(), null, List.of()));
    Conclusion conclusion = judged();
    return switch (NextAttempt.after(
        test.spec(), conclusion.judgement(), measured.size(), measured.getLast().ended())) {
      case NextAttempt.None n -> Optional.of(new End(conclusion, measured, last));
      case NextAttempt.Again again -> {
        screen.print(again.message());
        yield local
            .pause(again.notBefore(), deadline)
            .map(failure -> broken(again.number(), failure, last));
      }
    };
  }

  /** What breaks after a good attempt leaves the verdict to that; Ctrl-C ends the run. */
  private End broken(int attempt, Failure failure, Observation last) {
    boolean alone = measured.isEmpty() || failure.reason() == FailureReason.Interrupted;
    Conclusion conclusion =
        alone ? LocalVerdict.broken(failure, last) : judged().without(attempt, failure);
    return new End(conclusion, measured, last);
  }

  private Conclusion judged() {
    return Conclusion.of(
        new Evaluation(
            test.spec(),
            MeasuredAttempt.summaries(measured),
            TargetEvidence.NONE,
            history,
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            test.definedTarget()));
  }
}
