package dev.loadtest.cli.cluster;

import dev.loadtest.core.status.LoadTestRunStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The runs that a namespace keeps. */
public final class ClusterHistory {
  private final KubernetesClient client;

  public ClusterHistory(KubernetesClient client) {
    this.client = client;
  }

  /** A run as the cluster has it. */
  public record Kept(String test, String run, Instant created, LoadTestRunStatus status) {}

  /** The runs of a test, or of all tests, oldest first. */
  public List<Kept> list(Optional<String> test) {
    return LoadTests.runs(client).list().getItems().stream()
        .map(ClusterHistory::kept)
        .filter(run -> test.map(run.test()::equals).orElse(true))
        .sorted(Comparator.comparing(Kept::created))
        .toList();
  }

  /** A run by its name; {@code latest} is the newest of all. */
  public Optional<Kept> find(String run) {
    return run.equals("latest")
        ? list(Optional.empty()).stream().reduce((older, newer) -> newer)
        : Optional.ofNullable(LoadTests.runs(client).withName(run).get()).map(ClusterHistory::kept);
  }

  private static Kept kept(GenericKubernetesResource run) {
    String test = run.get("spec", "loadTestRef", "name");
    return new Kept(
        test,
        run.getMetadata().getName(),
        Instant.parse(run.getMetadata().getCreationTimestamp()),
        LoadTests.status(run));
  }
}
