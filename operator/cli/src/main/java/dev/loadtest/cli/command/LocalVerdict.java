package dev.loadtest.cli.command;

import dev.loadtest.cli.local.AttemptEnd;
import dev.loadtest.cli.local.LocalTest;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.status.RunProjection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From the end of an attempt to the record of its run. */
final class LocalVerdict {
  private final Instant now;

  LocalVerdict(Instant now) {
    this.now = now;
  }

  RunRecord record(LocalTest test, String run, Instant started, AttemptEnd end, List<String> log) {
    Conclusion conclusion = conclusion(end);
    var status =
        new RunProjection(Optional.empty(), 0, now)
            .finished(conclusion, Optional.of(end.last()), null, null);
    return new RunRecord(
        test.name(),
        run,
        started,
        test.manifest().toString(),
        ExecutionDigest.of(test.spec()),
        test.spec(),
        status,
        conclusion.summary(),
        log);
  }

  private static Conclusion conclusion(AttemptEnd end) {
    return switch (end) {
      case AttemptEnd.Measured(var reports, Observation last) ->
          Conclusion.of(last.plan(), reports);
      case AttemptEnd.Broken(Failure failure, Observation last) -> broken(failure, last);
    };
  }

  /** On this machine an interrupt has no mystery, so the remedy for a cluster would be noise. */
  private static Conclusion broken(Failure failure, Observation last) {
    Conclusion conclusion = Conclusion.of(last.plan(), failure, last.reports());
    return failure.reason() == FailureReason.Interrupted
        ? new Conclusion(
            Judgement.error(failure.reason().name(), failure.message() + "."), conclusion.summary())
        : conclusion;
  }
}
