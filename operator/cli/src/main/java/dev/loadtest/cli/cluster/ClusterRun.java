package dev.loadtest.cli.cluster;

import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.status.LoadTestRunStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A run on a cluster: made here, carried out by the operator, watched until its verdict. */
public final class ClusterRun {
  private static final String MANAGER = "loadtest-cli";
  private static final Duration LOOK = Duration.ofSeconds(1);

  /**
   * The operator's note of what was run last (docs/concepts.md): with it, creating a test starts no
   * run of its own.
   */
  private static final String EXECUTED = "loadtest.dev/executed-digest";

  private final KubernetesClient client;

  public ClusterRun(KubernetesClient client) {
    this.client = client;
  }

  /** Whether a test was there, and what it is. */
  public sealed interface Applied {

    /** It was made from the file. */
    record Created() implements Applied {}

    /** It was there, and says the same as the file where a run is concerned. */
    record Found() implements Applied {}

    /** It was there and says something else; it was left as it is. */
    record Differs() implements Applied {}
  }

  /**
   * Makes the test, and the ConfigMaps and Secrets that it names, unless the test is there already.
   */
  public Applied apply(LoadTestManifest manifest) {
    var there = LoadTests.tests(client).withName(manifest.name()).get();
    String digest = ExecutionDigest.of(manifest.spec());
    if (there != null) {
      return digest.equals(ExecutionDigest.of(LoadTests.spec(there)))
          ? new Applied.Found()
          : new Applied.Differs();
    }
    ManifestObjects objects = new ManifestObjects(manifest, client.getNamespace());
    objects.configMaps().forEach(this::serverSide);
    objects.secrets().forEach(this::serverSide);
    serverSide(objects.test(Map.of(EXECUTED, "1:" + digest)));
    return new Applied.Created();
  }

  /** Asks for a run; its name. */
  public String create(String test, LoadTestRunSpec spec) {
    var run =
        new GenericKubernetesResourceBuilder()
            .withApiVersion(LoadTests.API_VERSION)
            .withKind(LoadTests.RUN)
            .withNewMetadata()
            .withGenerateName(test + "-")
            .endMetadata()
            .addToAdditionalProperties("spec", LoadTests.plain(spec))
            .build();
    return LoadTests.runs(client).resource(run).create().getMetadata().getName();
  }

  /**
   * Waits for the end.
   *
   * @param deadline how long; for ever without one
   * @return the last status; without verdict when the deadline came or the run was deleted
   */
  public LoadTestRunStatus await(
      String run, Optional<Duration> deadline, Consumer<LoadTestRunStatus> watcher)
      throws InterruptedException {
    Optional<Instant> latest = deadline.map(Instant.now()::plus);
    while (true) {
      var seen = LoadTests.runs(client).withName(run).get();
      LoadTestRunStatus status =
          LoadTests.status(seen == null ? new GenericKubernetesResource() : seen);
      boolean late = latest.map(Instant.now()::isAfter).orElse(false);
      if (seen == null || status.verdict() != null || late) {
        return status;
      }
      watcher.accept(status);
      Thread.sleep(LOOK);
    }
  }

  private void serverSide(HasMetadata object) {
    client.resource(object).fieldManager(MANAGER).forceConflicts().serverSideApply();
  }
}
