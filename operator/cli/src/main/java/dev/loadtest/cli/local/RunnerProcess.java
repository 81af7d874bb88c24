package dev.loadtest.cli.local;

import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.lifecycle.Trouble;
import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.RunnerProgress;
import dev.loadtest.core.summary.RunnerReady;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One runner: a process, what it says, and when it was released. */
final class RunnerProcess {
  private final int index;
  private final Process process;
  private final ProcessTree tree;
  private final RunnerOutput output;
  private final boolean held;
  private volatile OptionalLong releasedMs = OptionalLong.empty();

  RunnerProcess(int index, Process process, RunnerOutput output, boolean held) {
    this.index = index;
    this.process = process;
    this.tree = new ProcessTree(process);
    this.output = output;
    this.held = held;
  }

  int index() {
    return index;
  }

  ProcessTree tree() {
    return tree;
  }

  void released(long epochMs) {
    releasedMs = OptionalLong.of(epochMs);
    tree.look();
  }

  OptionalInt controlPort() {
    return output
        .log()
        .ready()
        .map(RunnerReady::controlPort)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** Whether it goes on without having sent its result, so that it can be told something. */
  boolean listening() {
    return process.isAlive() && output.log().ready().isPresent() && output.log().result().isEmpty();
  }

  /** A runner that releases itself tells when only when it is asked. */
  boolean releaseUnknown() {
    return !held && releasedMs.isEmpty() && listening();
  }

  RunnerView view() {
    boolean ended =
        output.ended() && !process.isAlive(); // before the log is taken: nothing follows
    FrameLog log = output.log();
    boolean reported = log.result().isPresent();
    return new RunnerView(
        index,
        ended || reported ? Stage.Ended : stage(log),
        ended && !reported ? Optional.of(withoutResult(log)) : Optional.empty(),
        log.ready(),
        log.progress(),
        log.result(),
        releasedMs(log));
  }

  private Stage stage(FrameLog log) {
    if (log.ready().isEmpty()) {
      return Stage.Started;
    }
    if (log.progress().map(RunnerProgress::draining).orElse(false)) {
      return Stage.Draining;
    }
    return held && releasedMs.isEmpty() ? Stage.Ready : Stage.Running;
  }

  private OptionalLong releasedMs(FrameLog log) {
    return releasedMs.isPresent()
        ? releasedMs
        : log.result().map(r -> r.times().releasedMs()).filter(ms -> ms > 0).stream()
            .mapToLong(ms -> ms)
            .findFirst();
  }

  private Trouble withoutResult(FrameLog log) {
    int code = process.exitValue();
    boolean torn = log.cut() || !log.problems().isEmpty();
    if (code == 0 || torn) {
      String what = torn ? "its result is damaged" : "it left no result";
      return Trouble.conclusive(
          FailureReason.ResultLost, "runner %d ended, but %s%s".formatted(index, what, said()));
    }
    return Trouble.conclusive(
        FailureReason.RunnerLost, "runner %d %s%s".formatted(index, ended(code), said()));
  }

  /** Java reports a death by signal n as 128 + n. */
  private static String ended(int code) {
    return code > 128 && code < 160
        ? "was killed by signal "
            + (code - 128)
            + (code == 137 ? " (out of memory, or by hand)" : "")
        : "ended by itself with exit code " + code;
  }

  private String said() {
    String last = output.lastLines();
    return last.isEmpty() ? "" : "; it said last: " + last;
  }

  /** Waits until the process has ended, or for so long. */
  void awaitEnd(Duration atMost) {
    try {
      process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
