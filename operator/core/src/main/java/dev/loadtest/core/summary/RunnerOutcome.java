package dev.loadtest.core.summary;

/** How one runner ended and what it saw of its machine. */
public record RunnerOutcome(
    int index,
    RunnerExit exit,
    RunnerReport.Times times,
    Evidence evidence,
    RunnerReport.LogCount log) {

  static RunnerOutcome of(RunnerReport report) {
    return new RunnerOutcome(
        report.index(), report.exit(), report.times(), report.evidence(), report.log());
  }
}
