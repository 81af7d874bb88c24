package dev.loadtest.controller.observe;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.lifecycle.ExecutedDigest;
import dev.loadtest.core.lifecycle.PastRuns;
import dev.loadtest.core.lifecycle.SeenRollout;
import dev.loadtest.core.lifecycle.TestObservation;
import dev.loadtest.core.status.LoadTestStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Finds out what a LoadTest is due for. */
public final class TestObserver {
  private final Rollouts rollouts;
  private final Clock clock;

  public TestObserver(KubernetesClient client, Clock clock) {
    this.rollouts = new Rollouts(client);
    this.clock = clock;
  }

  /**
   * @param active the test's runs that go on, from the cache
   * @param past those that have ended
   */
  public TestObservation observe(LoadTest test, Collection<LoadTestRun> active, PastRuns past) {
    var meta = test.getMetadata();
    Map<String, String> annotations = Optional.ofNullable(meta.getAnnotations()).orElseGet(Map::of);
    Optional<LoadTestStatus> status = Optional.ofNullable(test.getStatus());
    return new TestObservation(
        meta.getName(),
        meta.getUid(),
        test.getSpec(),
        Instant.parse(meta.getCreationTimestamp()),
        suspended(test),
        ExecutedDigest.parse(annotations.get(Labels.EXECUTED_DIGEST)),
        Optional.ofNullable(annotations.get(Labels.RUN_REQUESTED)).filter(t -> !t.isBlank()),
        Optional.ofNullable(annotations.get(Labels.HANDLED_REQUEST)),
        status.map(LoadTestStatus::lastScheduleTime).map(Instant::parse),
        rollout(test),
        status.map(LoadTestStatus::observedRollout).flatMap(SeenRollout::parse),
        Optional.ofNullable(annotations.get(Labels.ACCEPT_BASELINE)).filter(r -> !r.isBlank()),
        Optional.ofNullable(annotations.get(Labels.HANDLED_ACCEPT)),
        past,
        active.stream()
            .sorted(Comparator.comparing(r -> r.getMetadata().getCreationTimestamp()))
            .map(r -> r.getMetadata().getName())
            .toList(),
        clock.instant());
  }

  public static boolean suspended(LoadTest test) {
    Map<String, String> annotations =
        Optional.ofNullable(test.getMetadata().getAnnotations()).orElseGet(Map::of);
    return test.getSpec().suspend() || "true".equals(annotations.get(Labels.SUSPENDED));
  }

  private Optional<String> rollout(LoadTest test) {
    return test.getSpec().trigger().onRollout()
        ? Optional.ofNullable(test.getSpec().target())
            .flatMap(t -> Optional.ofNullable(t.workloadRef()))
            .flatMap(ref -> rollouts.completed(ref, test.getMetadata().getNamespace()))
        : Optional.empty();
  }
}
