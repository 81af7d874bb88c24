package dev.loadtest.controller.observe;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.PlanConfigMap;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.plan.Resolution;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.LoadTestSpecSnapshot;
import dev.loadtest.core.spec.Problem;
import dev.loadtest.core.spec.SpecValidator;
import dev.loadtest.core.status.MeasuredAttempt;
import dev.loadtest.core.status.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out where a run stands. Everything is read anew or derived from names, so that a restarted
 * operator sees the same.
 */
public final class RunObserver {
  /** How long a run waits for objects that are applied together with it, in any order. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final RunJobs jobs;
  private final MeasuredAttempts measured;
  private final AttemptObserver attempts;
  private final ScriptCheck scripts;
  private final Clock clock;

  public RunObserver(KubernetesClient client, RunnerLogs logs, Clock clock) {
    this.client = client;
    this.jobs = new RunJobs(client);
    this.measured = new MeasuredAttempts(client);
    this.attempts = new AttemptObserver(logs, new JobEvents(client), new LivePods(client));
    this.scripts = new ScriptCheck(client);
    this.clock = clock;
  }

  /**
   * @param pods the run's pods, from the cache
   * @param active all runs that go on, from the cache
   */
  public RunSighting observe(LoadTestRun run, Collection<Pod> pods, Stream<LoadTestRun> active) {
    if (run.getStatus() != null && run.getStatus().phase() == Phase.Finished) {
      return finished(run, pods);
    }
    Optional<String> cancelled = annotation(run, Labels.CANCEL);
    if (cancelled.isPresent()) {
      return new RunSighting.Refused(new Failure(FailureReason.Cancelled, cancelled.get()));
    }
    LoadTestSpecSnapshot snapshot = run.getSpec().snapshot();
    if (snapshot == null) {
      return unresolved(run);
    }
    if (snapshot.spec() == null) {
      return invalid("spec.snapshot: " + snapshot.problem());
    }
    return begun(run, pods).orElseGet(() -> checked(run, active));
  }

  /** A run of which an attempt was made, or is over. */
  private Optional<RunSighting> begun(LoadTestRun run, Collection<Pod> pods) {
    List<MeasuredAttempt> before = measured.of(run);
    int number = before.size() + 1;
    Optional<Job> job = jobs.of(run, number);
    if (job.isPresent()) {
      return Optional.of(attempt(run, job.get(), RunJobs.pods(job.get(), pods), before));
    }
    if (launched(run, number)) {
      var gone = new Failure(FailureReason.RunnerLost, "the Job of the run was deleted");
      return Optional.of(new RunSighting.Lost(number, gone, before));
    }
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RunSighting.Measured(
                before, plan(run, number, Nonces.fresh()), restless(run, before, pods)));
  }

  /** The API server does not check the schema of a snapshot, and anybody can write one. */
  private RunSighting checked(LoadTestRun run, Stream<LoadTestRun> active) {
    try {
      return startable(run, active);
    } catch (NullPointerException missing) {
      return invalid("spec.snapshot: a field that every LoadTest needs is missing");
    }
  }

  private RunSighting unresolved(LoadTestRun run) {
    String name = run.getSpec().loadTestRef().name();
    LoadTest test =
        client
            .resources(LoadTest.class)
            .inNamespace(run.getMetadata().getNamespace())
            .withName(name)
            .get();
    return test == null
        ? missing(run, FailureReason.TestNotFound, "there is no LoadTest " + name)
        : new RunSighting.Unresolved(
            Resolution.resolve(test.getSpec(), Optional.ofNullable(run.getSpec().overrides())));
  }

  private RunSighting startable(LoadTestRun run, Stream<LoadTestRun> active) {
    LoadTestSpec spec = run.getSpec().resolved().orElseThrow();
    List<Problem> problems = SpecValidator.validate(spec);
    if (!problems.isEmpty()) {
      String all =
          problems.stream()
              .map(p -> p.field() + ": " + p.message())
              .collect(Collectors.joining("; "));
      return invalid(all);
    }
    Optional<LoadTestRun> before = Turn.before(run, active, other -> jobs.of(other, 1).isPresent());
    if (before.isPresent()) {
      return new RunSighting.Blocked(
          "WaitingForTurn",
          "Waiting for %s in namespace %s, which loads the same target."
              .formatted(
                  before.get().getMetadata().getName(), before.get().getMetadata().getNamespace()));
    }
    return scripts
        .missing(spec.script(), run.getMetadata().getNamespace())
        .map(message -> missing(run, FailureReason.ScriptNotFound, message))
        .orElseGet(() -> new RunSighting.Startable(plan(run, 1, Nonces.fresh())));
  }

  private static RunSighting invalid(String problems) {
    return new RunSighting.Refused(new Failure(FailureReason.InvalidSpec, problems));
  }

  private RunSighting attempt(
      LoadTestRun run, Job job, List<Pod> pods, List<MeasuredAttempt> before) {
    int number = before.size() + 1;
    String name = RunName.plan(name(run), run.getMetadata().getUid(), number);
    var stored =
        client.configMaps().inNamespace(run.getMetadata().getNamespace()).withName(name).get();
    if (stored == null) {
      var gone = new Failure(FailureReason.ResultLost, "ConfigMap " + name + " was deleted");
      return new RunSighting.Lost(number, gone, before);
    }
    RunPlan plan = plan(run, number, Nonces.of(stored.getData().get(PlanConfigMap.PLAN)));
    return new RunSighting.Attempt(
        attempts.observe(plan, job, pods, now()), job, Indexes.ordered(pods), before);
  }

  /**
   * Runners that gave their last word end by themselves; a pod that never does, as its node is
   * gone, is not waited for for ever.
   */
  private boolean restless(LoadTestRun run, List<MeasuredAttempt> before, Collection<Pod> pods) {
    var patience = GoDuration.parse(run.getSpec().resolved().orElseThrow().timeouts().collect());
    return now().isBefore(before.getLast().ended().plus(patience))
        && !pods.stream().allMatch(RunJobs::ended);
  }

  private RunSighting finished(LoadTestRun run, Collection<Pod> pods) {
    Map<Boolean, List<Job>> byLoad =
        jobs.all(run).stream()
            .collect(Collectors.partitioningBy(job -> mayLoad(run, job, RunJobs.pods(job, pods))));
    return new RunSighting.Finished(byLoad.get(true), byLoad.get(false));
  }

  private RunSighting missing(LoadTestRun run, FailureReason reason, String message) {
    Instant created = Instant.parse(run.getMetadata().getCreationTimestamp());
    return now().isBefore(created.plus(GRACE))
        ? new RunSighting.Blocked(reason.name(), "Waiting: " + message + ".")
        : new RunSighting.Refused(new Failure(reason, message));
  }

  private static RunPlan plan(LoadTestRun run, int attempt, String nonce) {
    LoadTestSpec spec = run.getSpec().resolved().orElseThrow();
    return RunPlan.of(
        spec,
        new RunPlan.Identity(run.getSpec().loadTestRef().name(), name(run), attempt, nonce),
        PlanConfigMap.scriptPath(spec.script()));
  }

  private static Optional<String> annotation(LoadTestRun run, String name) {
    return Optional.ofNullable(run.getMetadata().getAnnotations()).map(a -> a.get(name));
  }

  /** The Job of this attempt was seen before: load may have been sent, and is not sent twice. */
  private static boolean launched(LoadTestRun run, int attempt) {
    return run.getStatus() != null
        && run.getStatus().attempts().stream().anyMatch(a -> a.number() == attempt);
  }

  /**
   * Whether a Job's pods send load or, held back by a quota so far, may do so yet. Runners that
   * gave their last word are not waited for: the kubelet notices later.
   */
  private static boolean mayLoad(LoadTestRun run, Job job, List<Pod> pods) {
    int runners = job.getSpec().getCompletions();
    var reported = run.getStatus().runners();
    boolean measured =
        run.getStatus().attempts().stream()
            .anyMatch(a -> job.getMetadata().getName().equals(a.job()) && a.ended() != null);
    return !measured
        && pods.stream().filter(RunJobs::ended).count() < runners
        && (reported == null || reported.finished() < runners);
  }

  private static String name(LoadTestRun run) {
    return run.getMetadata().getName();
  }

  private Instant now() {
    return clock.instant();
  }
}
