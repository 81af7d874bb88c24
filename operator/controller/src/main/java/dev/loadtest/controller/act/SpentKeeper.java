package dev.loadtest.controller.act;

import dev.loadtest.analyst.Spent;
import dev.loadtest.analyst.SpentStore;
import dev.loadtest.controller.manifest.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * What a namespace has asked of models today: one ConfigMap in it, so that a restart gives no new
 * budget and people can see what was used.
 */
public final class SpentKeeper implements SpentStore {
  private static final String NAME = "loadtest-models-spent";

  private final KubernetesClient client;

  public SpentKeeper(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Optional<Spent> read(String namespace) {
    return Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(NAME).get())
        .map(ConfigMap::getData)
        .flatMap(SpentKeeper::spent);
  }

  @Override
  public void keep(String namespace, Spent spent) {
    var wanted =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(namespace)
            .withLabels(Map.of(Labels.MANAGED_BY, Labels.OPERATOR))
            .endMetadata()
            .withData(
                Map.of(
                    "day", spent.day().toString(),
                    "calls", Integer.toString(spent.calls()),
                    "tokens", Long.toString(spent.tokens())))
            .build();
    if (Writes.createIfAbsent(client, wanted).isEmpty()) {
      client.resource(wanted).update();
    }
  }

  /** What people made of it by hand counts as nothing. */
  private static Optional<Spent> spent(Map<String, String> data) {
    try {
      return Optional.of(
          new Spent(
              LocalDate.parse(data.getOrDefault("day", "")),
              Integer.parseInt(data.getOrDefault("calls", "")),
              Long.parseLong(data.getOrDefault("tokens", ""))));
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
