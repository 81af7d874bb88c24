package dev.loadtest.controller.observe.evidence;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.spec.Target.WorkloadRef;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.TargetStatus;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetReadings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the service under test: a sample now and then while load is sent, everything else once,
 * after it. What cannot be read is named in the result, and delays a run by seconds at most.
 */
public final class TargetObserver {
  /** Of one request; an aggregated API whose server hangs would hang, too. Unit: ms. */
  private static final int SAMPLE_TIMEOUT = 2_000;

  private static final int READ_TIMEOUT = 5_000;
  private static final Set<String> SAMPLED = Set.of(TargetReadings.CPU, TargetReadings.MEMORY);

  private final KubernetesClient client;
  private final TargetSampler sampler;
  private final HappeningReader happenings;
  private final PrometheusReadings prometheus;

  public TargetObserver(KubernetesClient client, PrometheusReadings prometheus) {
    this.client = client;
    this.sampler = new TargetSampler(impatient(client, SAMPLE_TIMEOUT, 0));
    this.happenings = new HappeningReader(impatient(client, READ_TIMEOUT, 2));
    this.prometheus = prometheus;
  }

  /**
   * What is known of the target after one more look, to be written to the run's status: nothing
   * else remembers it. Call it at the pace at which the status is written anyway. Empty when the
   * test names no workload, or it was not found.
   *
   * @param released when the load began; older measurements are not of this load
   */
  public Optional<TargetStatus> sample(LoadTestRun run, LoadTestSpec spec, Instant released) {
    return workload(spec)
        .flatMap(
            ref -> sampler.sample(known(run), ref, run.getMetadata().getNamespace(), released));
  }

  /**
   * All that was seen of the target: happenings and Prometheus' answers, read now, and the samples
   * in the run's status. Takes up to some ten seconds when sources do not answer.
   *
   * @param from when the load began
   * @param until when it ended
   */
  public TargetEvidence evidence(LoadTestRun run, LoadTestSpec spec, Instant from, Instant until) {
    var window = new Window(from, until);
    String namespace = run.getMetadata().getNamespace();
    TargetEvidence happened =
        workload(spec)
            .map(ref -> happenings.read(ref, namespace, known(run), window))
            .orElse(TargetEvidence.NONE);
    return sampled(run).and(happened).and(prometheus.of(spec, namespace, window));
  }

  /** The target as the run's test names it, whatever address the run overrides it with. */
  public Optional<Target> defined(LoadTestRun run) {
    Optional<Target> resolved = run.getSpec().resolved().map(LoadTestSpec::target);
    var overrides = run.getSpec().overrides();
    if (overrides == null || overrides.targetUrl() == null) {
      return resolved;
    }
    LoadTest test =
        client
            .resources(LoadTest.class)
            .inNamespace(run.getMetadata().getNamespace())
            .withName(run.getSpec().loadTestRef().name())
            .get();
    return test == null ? resolved : Optional.ofNullable(test.getSpec().target());
  }

  /** Only the samples of what is known: called a second time, it must not give the rest twice. */
  private static TargetEvidence sampled(LoadTestRun run) {
    TargetEvidence known = known(run).map(TargetStatus::evidence).orElse(TargetEvidence.NONE);
    return new TargetEvidence(
        known.readings().stream().filter(r -> SAMPLED.contains(r.name())).toList(),
        List.of(),
        known.unanswered().stream().filter(u -> u.name().equals(ResourceMetrics.GROUP)).toList(),
        known.memory(),
        known.revision());
  }

  private static Optional<TargetStatus> known(LoadTestRun run) {
    return Optional.ofNullable(run.getStatus()).map(LoadTestRunStatus::target);
  }

  private static Optional<WorkloadRef> workload(LoadTestSpec spec) {
    return Optional.ofNullable(spec.target()).map(Target::workloadRef);
  }

  /** The same client with less patience. */
  private static KubernetesClient impatient(KubernetesClient client, int timeout, int retries) {
    var requests =
        new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
            .withRequestTimeout(timeout)
            .withRequestRetryBackoffLimit(retries)
            .build();
    return client.newClient(requests).adapt(KubernetesClient.class);
  }
}
