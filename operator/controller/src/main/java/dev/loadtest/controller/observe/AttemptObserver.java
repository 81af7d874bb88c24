package dev.loadtest.controller.observe;

import dev.loadtest.controller.client.Calls;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.ReleaseTimes;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.Trouble;
import dev.loadtest.core.plan.RunPlan;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Puts a Job, its pods and their logs together into one {@link Observation}. Logs are read in
 * parallel.
 */
public final class AttemptObserver {
  private final RunnerLogs logs;
  private final JobEvents events;
  private final LivePods live;

  AttemptObserver(RunnerLogs logs, JobEvents events, LivePods live) {
    this.logs = logs;
    this.events = events;
    this.live = live;
  }

  public Observation observe(RunPlan plan, Job job, Collection<Pod> pods, Instant now) {
    Map<Integer, Pod> known = byIndex(pods);
    Map<Integer, Pod> byIndex = overdue(job, plan, known) ? byIndex(live.of(job)) : known;
    var runners = new RunnerObserver(plan, job, logs, now);
    List<RunnerView> views = inParallel(plan, byIndex, runners);
    return new Observation(
        plan,
        Optional.of(Instant.parse(job.getMetadata().getCreationTimestamp())),
        PodTimes.lastEnd(byIndex.values()),
        trouble(job, plan, byIndex, now),
        views,
        now);
  }

  /** Whether the Job has counted pods as ended that the cache does not show: it may be behind. */
  private static boolean overdue(Job job, RunPlan plan, Map<Integer, Pod> pods) {
    return IntStream.range(0, plan.runners())
        .anyMatch(i -> !pods.containsKey(i) && Indexes.counted(job, i));
  }

  /** Pods that do not even exist are explained by the Job's events: a quota, an admission rule. */
  private Optional<Trouble> trouble(Job job, RunPlan plan, Map<Integer, Pod> pods, Instant now) {
    boolean young =
        now.isBefore(Instant.parse(job.getMetadata().getCreationTimestamp()).plusSeconds(2));
    return deadline(job)
        .or(() -> pods.size() == plan.runners() || young ? Optional.empty() : events.refusal(job));
  }

  /** The net under all other deadlines: the Job controller has ended the pods by itself. */
  private static Optional<Trouble> deadline(Job job) {
    return Optional.ofNullable(job.getStatus()).stream()
        .flatMap(s -> s.getConditions().stream())
        .filter(c -> c.getStatus().equals("True") && "DeadlineExceeded".equals(c.getReason()))
        .findFirst()
        .map(
            c ->
                Trouble.conclusive(
                    FailureReason.DeadlineExceeded,
                    "the Job reached its deadline of %d s"
                        .formatted(job.getSpec().getActiveDeadlineSeconds())));
  }

  private static List<RunnerView> inParallel(
      RunPlan plan, Map<Integer, Pod> pods, RunnerObserver runners) {
    try (ExecutorService threads = Calls.atOnce(plan.runners())) {
      List<Future<RunnerView>> views =
          IntStream.range(0, plan.runners())
              .mapToObj(
                  i -> threads.submit(() -> runners.view(i, Optional.ofNullable(pods.get(i)))))
              .toList();
      return views.stream().map(Calls::result).toList();
    }
  }

  /** The newest pod of each index; the Job controller may briefly show two. */
  private static Map<Integer, Pod> byIndex(Collection<Pod> pods) {
    Map<Integer, Pod> byIndex = new HashMap<>();
    pods.stream()
        .sorted(Comparator.comparing(p -> p.getMetadata().getCreationTimestamp()))
        .forEach(p -> Indexes.of(p).ifPresent(i -> byIndex.put(i, p)));
    return byIndex;
  }

  /** When the runners were released, as the operator noted it on the Job. */
  static Optional<ReleaseTimes> released(Job job) {
    return Optional.ofNullable(job.getMetadata().getAnnotations())
        .map(a -> a.get(Labels.RELEASED))
        .flatMap(ReleaseTimes::parse);
  }
}
