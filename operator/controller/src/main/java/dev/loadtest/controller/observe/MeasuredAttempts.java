package dev.loadtest.controller.observe;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.MeasuredConfigMap;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.status.MeasuredAttempt;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attempts of a run that are over, by the ConfigMaps that are kept of them. */
final class MeasuredAttempts {
  private final KubernetesClient client;

  MeasuredAttempts(KubernetesClient client) {
    this.client = client;
  }

  /** In their order, up to the first that is not there. */
  List<MeasuredAttempt> of(LoadTestRun run) {
    var measured = new ArrayList<MeasuredAttempt>();
    Optional<ConfigMap> next = find(run, 1);
    while (next.isPresent()) {
      measured.add(MeasuredConfigMap.read(next.get()));
      next = find(run, measured.size() + 1);
    }
    return measured;
  }

  /** The name is derived from the run's UID: nobody else's ConfigMap has it by accident. */
  private Optional<ConfigMap> find(LoadTestRun run, int attempt) {
    var meta = run.getMetadata();
    return Optional.ofNullable(
        client
            .configMaps()
            .inNamespace(meta.getNamespace())
            .withName(RunName.measured(meta.getName(), meta.getUid(), attempt))
            .get());
  }
}
