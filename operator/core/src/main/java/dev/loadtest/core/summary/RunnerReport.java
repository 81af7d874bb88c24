package dev.loadtest.core.summary;

import java.util.List;
import java.util.Optional;

/**
 * The last word of a runner: the payload of its result frame. {@code ready} is null when the runner
 * never was. Source: {@code docs/runner-protocol.md}, result.
 */
public record RunnerReport(
    int protocol,
    String run,
    int index,
    int runners,
    RunnerExit exit,
    Times times,
    RunnerReady ready,
    List<MetricReport> metrics,
    RunnerTimeline timeline,
    Evidence evidence,
    List<ErrorCount> errors,
    LogCount log) {

  public RunnerReport {
    run = run == null ? "" : run;
    exit = exit == null ? RunnerExit.UNKNOWN : exit;
    times = times == null ? new Times(0, 0, 0, 0, 0) : times;
    metrics = metrics == null ? List.of() : List.copyOf(metrics);
    timeline = timeline == null ? RunnerTimeline.EMPTY : timeline;
    evidence = evidence == null ? Evidence.NONE : evidence;
    errors = errors == null ? List.of() : List.copyOf(errors);
    log = log == null ? new LogCount(0, 0) : log;
  }

  /** What the runner was about to run, absent when it refused its plan. */
  public Optional<RunnerReady> readyIfAny() {
    return Optional.ofNullable(ready);
  }

  /**
   * Epoch ms of the runner's clock, 0 where it never came so far; {@code measuredMs} is the time
   * from release to the end of the load.
   */
  public record Times(
      long startedMs, long readyMs, long releasedMs, long endedMs, long measuredMs) {}

  /** Failed requests of one kind: error text, k6's error_code, HTTP status. */
  public record ErrorCount(String kind, String code, String status, long count) {
    public ErrorCount {
      kind = kind == null ? "" : kind;
      code = code == null ? "" : code;
      status = status == null ? "" : status;
    }
  }

  /** Lines that k6 and the script printed, and how many of them were not kept. */
  public record LogCount(long lines, long droppedLines) {}
}
