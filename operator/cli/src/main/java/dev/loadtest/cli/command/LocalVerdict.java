package dev.loadtest.cli.command;

import dev.loadtest.cli.local.LocalTest;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.analysis.RuleAnalyst;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.AnalysisStatus;
import dev.loadtest.core.status.RunProjection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From the end of a run to its record. */
final class LocalVerdict {
  private final Instant now;

  LocalVerdict(Instant now) {
    this.now = now;
  }

  RunRecord record(
      LocalTest test, String run, Instant started, LocalAttempts.End end, List<String> log) {
    Conclusion conclusion = end.conclusion();
    var status =
        new RunProjection(Optional.empty(), 0, now)
            .after(end.measured())
            .finished(conclusion, Optional.of(end.last()), null, null)
            .withAnalysis(
                AnalysisStatus.of(RuleAnalyst.diagnose(analysed(test.spec(), conclusion))));
    return new RunRecord(
        test.name(),
        run,
        started,
        test.manifest().toString(),
        ExecutionDigest.of(test.spec()),
        test.spec(),
        test.definedTarget(),
        status,
        conclusion.summary(),
        conclusion.evaluation().map(Evaluation::attempts).orElseGet(List::of),
        log);
  }

  /** The run with everything that speaks for a cause. */
  static Case analysed(LoadTestSpec spec, Conclusion conclusion) {
    return Case.of(spec, conclusion.judgement(), conclusion.summary(), conclusion.evaluation());
  }

  /** On this machine an interrupt has no mystery, so the remedy for a cluster would be noise. */
  static Conclusion broken(Failure failure, Observation last) {
    Conclusion conclusion = Conclusion.of(last.plan(), failure, last.reports());
    return failure.reason() == FailureReason.Interrupted
        ? new Conclusion(
            Judgement.error(failure.reason().name(), failure.message() + "."), conclusion.summary())
        : conclusion;
  }
}
