package dev.loadtest.cli.command;

import dev.loadtest.cli.cluster.ClusterRecords.Recorded;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.cli.show.DifferenceText;
import dev.loadtest.core.judge.TwoRuns;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** A run of either world, with what was measured. */
record ComparedRun(
    String test,
    String run,
    Instant started,
    LoadTestSpec spec,
    Optional<Target> definedTarget,
    LoadTestRunStatus status,
    List<RunSummary> attempts) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  static ComparedRun of(RunRecord r) {
    return new ComparedRun(
        r.test(), r.run(), r.started(), r.spec(), r.definedTarget(), r.status(), attempts(r));
  }

  static ComparedRun of(Recorded r) {
    return new ComparedRun(
        r.test(),
        r.run(),
        r.created(),
        r.spec(),
        r.definedTarget(),
        r.status(),
        r.summary().stream().toList());
  }

  /** A run that broke has no attempts that were judged, and may have measured something. */
  private static List<RunSummary> attempts(RunRecord record) {
    return record.attempts().isEmpty() ? record.summary().stream().toList() : record.attempts();
  }

  TwoRuns.Run measured() {
    return new TwoRuns.Run(spec, definedTarget, attempts);
  }

  DifferenceText.Side side() {
    return new DifferenceText.Side(
        test, run, DATE.format(started.atZone(ZoneId.systemDefault())), status);
  }
}
