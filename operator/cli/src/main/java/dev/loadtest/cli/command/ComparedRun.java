package dev.loadtest.cli.command;

import dev.loadtest.cli.cluster.ClusterRecords.Recorded;
import dev.loadtest.cli.record.Replay;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.cli.show.DifferenceText;
import dev.loadtest.core.judge.TwoRuns;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A run of either world, with what was measured. */
record ComparedRun(
    String test,
    String run,
    Instant started,
    LoadTestSpec spec,
    LoadTestRunStatus status,
    List<RunSummary> attempts) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  static ComparedRun of(RunRecord r) {
    return new ComparedRun(
        r.test(), r.run(), r.started(), r.spec(), r.status(), Replay.attempts(r));
  }

  static ComparedRun of(Recorded r) {
    return new ComparedRun(
        r.test(), r.run(), r.created(), r.spec(), r.status(), r.summary().stream().toList());
  }

  TwoRuns.Run measured() {
    return new TwoRuns.Run(spec, attempts);
  }

  DifferenceText.Side side() {
    return new DifferenceText.Side(
        test, run, DATE.format(started.atZone(ZoneId.systemDefault())), status);
  }
}
