package dev.loadtest.controller.act;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.MeasuredConfigMap;
import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.status.MeasuredAttempt;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Keeps what an attempt measured until the verdict: the next attempt starts only after that. */
public final class AttemptKeeper {
  /** A quota or an admission rule, or too much for a ConfigMap. */
  private static final Set<Integer> REFUSALS = Set.of(HttpURLConnection.HTTP_FORBIDDEN, 413, 422);

  private final KubernetesClient client;

  public AttemptKeeper(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Keeps an attempt; one that is kept already stays as it is.
   *
   * @return why the API server refuses it
   */
  public Optional<Failure> keep(LoadTestRun run, MeasuredAttempt measured) {
    var meta = run.getMetadata();
    var wanted =
        MeasuredConfigMap.of(
            measured,
            name(run, measured.attempt().number()),
            meta.getNamespace(),
            Labels.of(run.getSpec().loadTestRef().name(), meta.getName()),
            Owners.reference(run));
    try {
      Writes.createOrAdopt(client, wanted, run);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (!REFUSALS.contains(e.getCode())) {
        throw e;
      }
      String message = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
      return Optional.of(new Failure(FailureReason.ofRefusal(message), message));
    }
  }

  /** Removes all attempts of a run whose record is written. */
  public void forget(LoadTestRun run) {
    int last = Math.max(1, run.getStatus().attempts().size());
    IntStream.rangeClosed(1, last)
        .forEach(
            number ->
                client
                    .configMaps()
                    .inNamespace(run.getMetadata().getNamespace())
                    .withName(name(run, number))
                    .delete());
  }

  private static String name(LoadTestRun run, int number) {
    return RunName.measured(run.getMetadata().getName(), run.getMetadata().getUid(), number);
  }
}
