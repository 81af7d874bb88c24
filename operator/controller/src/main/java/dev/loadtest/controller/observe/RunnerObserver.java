package dev.loadtest.controller.observe;

import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.lifecycle.Trouble;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.RunnerReady;
import dev.loadtest.core.summary.RunnerReport;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One runner of an attempt, seen through its pod and its log. */
final class RunnerObserver {
  private final RunPlan plan;
  private final Job job;
  private final RunnerLogs logs;
  private final Instant now;

  RunnerObserver(RunPlan plan, Job job, RunnerLogs logs, Instant now) {
    this.plan = plan;
    this.job = job;
    this.logs = logs;
    this.now = now;
  }

  RunnerView view(int index, Optional<Pod> pod) {
    return pod.map(p -> view(index, p)).orElseGet(() -> withoutPod(index));
  }

  private RunnerView withoutPod(int index) {
    return Indexes.counted(job, index)
        ? RunnerView.in(
            index,
            Stage.Waiting,
            Trouble.conclusive(
                FailureReason.RunnerLost,
                "the pod of runner %d of %d is gone".formatted(index, plan.runners())))
        : RunnerView.at(index, Stage.Waiting);
  }

  private RunnerView view(int index, Pod pod) {
    Optional<Trouble> trouble = PodTroubles.of(pod);
    return switch (Optional.ofNullable(pod.getStatus().getPhase()).orElse("Pending")) {
      case "Running" ->
          trouble.isPresent() ? in(index, Stage.Started, trouble) : running(index, pod);
      case "Succeeded", "Failed" -> ended(index, pod, trouble);
      default -> in(index, Stage.Waiting, trouble);
    };
  }

  /** A result is the runner's last word: it has ended, up to 2 s before the kubelet says so. */
  private RunnerView running(int index, Pod pod) {
    Optional<FrameLog> log = frames(pod);
    if (log.flatMap(FrameLog::result).isPresent()) {
      return view(index, Stage.Ended, log);
    }
    if (log.isEmpty() || (log.get().ready().isEmpty() && log.get().progress().isEmpty())) {
      boolean released = AttemptObserver.released(job).isPresent();
      return released ? view(index, Stage.Running, log) : RunnerView.at(index, Stage.Started);
    }
    boolean draining = log.get().progress().map(p -> p.draining()).orElse(false);
    boolean loading =
        log.get().progress().isPresent()
            || !plan.runner().hold()
            || AttemptObserver.released(job).isPresent();
    return view(index, draining ? Stage.Draining : loading ? Stage.Running : Stage.Ready, log)
        .readyIfMissing(() -> ready(index, pod));
  }

  /** The latest frames; where a talkative script has pushed them all out, the first ones. */
  private Optional<FrameLog> frames(Pod pod) {
    Optional<FrameLog> latest = logs.glance(pod, plan.runner().nonce());
    return latest.filter(l -> silent(l) && l.result().isEmpty()).isPresent()
        ? logs.head(pod, plan.runner().nonce())
        : latest;
  }

  /** All runners have the same options: it is enough to know those of the first. */
  private Optional<RunnerReady> ready(int index, Pod pod) {
    return index == 0
        ? logs.head(pod, plan.runner().nonce()).flatMap(FrameLog::ready)
        : Optional.empty();
  }

  /** A report beats the pod's own reason: the supervisor knows more than the kubelet. */
  private RunnerView ended(int index, Pod pod, Optional<Trouble> trouble) {
    Optional<FrameLog> log = logs.whole(pod, plan.runner().nonce());
    boolean reported = log.flatMap(FrameLog::result).isPresent();
    if (reported || trouble.isEmpty()) {
      return view(index, Stage.Ended, log);
    }
    boolean foreign = log.filter(RunnerObserver::silent).isPresent();
    return in(
        index,
        Stage.Ended,
        foreign ? trouble.map(t -> PodTroubles.unlessForeign(pod, t)) : trouble);
  }

  /** Not one frame: whatever ran was no runner of ours. */
  private static boolean silent(FrameLog log) {
    return log.ready().isEmpty() && log.progress().isEmpty() && !log.cut();
  }

  private RunnerView view(int index, Stage stage, Optional<FrameLog> log) {
    Optional<RunnerReport> report = log.flatMap(FrameLog::result);
    return new RunnerView(
        index,
        stage,
        Optional.empty(),
        log.flatMap(FrameLog::ready),
        log.flatMap(FrameLog::progress),
        report,
        released(index, stage, log, report));
  }

  private OptionalLong released(
      int index, Stage stage, Optional<FrameLog> log, Optional<RunnerReport> report) {
    OptionalLong noted =
        AttemptObserver.released(job).map(t -> t.of(index)).orElseGet(OptionalLong::empty);
    if (noted.isPresent()) {
      return noted;
    }
    return report
        .map(r -> r.times().releasedMs())
        .filter(ms -> ms > 0)
        .or(() -> log.flatMap(FrameLog::progress).map(p -> now.toEpochMilli() - p.elapsedMs()))
        .or(() -> stage == Stage.Running ? Optional.of(now.toEpochMilli()) : Optional.empty())
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private static RunnerView in(int index, Stage stage, Optional<Trouble> trouble) {
    return trouble
        .map(t -> RunnerView.in(index, stage, t))
        .orElseGet(() -> RunnerView.at(index, stage));
  }
}
