package dev.loadtest.controller.act;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.plan.RunName;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The heals and remedies of a test: one ConfigMap, owned by the LoadTest. It says what is about to
 * be done before it is done, so nothing is done where it cannot be written.
 */
public final class HealKeeper {
  private static final String HEALS = "heals.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;

  public HealKeeper(KubernetesClient client) {
    this.client = client;
  }

  /** The heals of a test; none when there never was one. */
  public HealHistory read(String namespace, String test) {
    return found(namespace, test).map(HealKeeper::history).orElse(HealHistory.EMPTY);
  }

  /** The heals of this very test, and not of one that had its name before. */
  public HealHistory read(LoadTest test) {
    var meta = test.getMetadata();
    return found(meta.getNamespace(), meta.getName())
        .filter(found -> !isForeign(test, found))
        .map(HealKeeper::history)
        .orElse(HealHistory.EMPTY);
  }

  /**
   * Changes what is kept; a change that changes nothing writes nothing. A conflict is thrown and
   * tried again, and so is a refusal, e.g. by a quota.
   */
  public void change(LoadTest test, UnaryOperator<HealHistory> change) {
    String namespace = test.getMetadata().getNamespace();
    String name = test.getMetadata().getName();
    Optional<ConfigMap> found = found(namespace, name);
    if (found.filter(f -> isForeign(test, f)).isPresent()) {
      client.resource(found.get()).delete(); // of a test that had this name before
      found = Optional.empty();
    }
    HealHistory before = found.map(HealKeeper::history).orElse(HealHistory.EMPTY);
    HealHistory after = change.apply(before);
    if (after.equals(before)) {
      return;
    }
    if (found.isPresent()) {
      client
          .resource(new ConfigMapBuilder(found.get()).addToData(HEALS, json(after)).build())
          .update();
    } else {
      client.resource(configMap(test, after)).create();
    }
  }

  /** Of a test that had the name before. Without any owner it came from a backup, and counts. */
  private static boolean isForeign(LoadTest test, ConfigMap found) {
    return !found.getMetadata().getOwnerReferences().isEmpty() && !Owners.owns(test, found);
  }

  private Optional<ConfigMap> found(String namespace, String test) {
    return Optional.ofNullable(
        client.configMaps().inNamespace(namespace).withName(RunName.heals(test)).get());
  }

  private static ConfigMap configMap(LoadTest owner, HealHistory heals) {
    String name = owner.getMetadata().getName();
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(RunName.heals(name))
        .withNamespace(owner.getMetadata().getNamespace())
        .withLabels(Map.of(Labels.MANAGED_BY, Labels.OPERATOR, Labels.TEST, Labels.value(name)))
        .withOwnerReferences(Owners.reference(owner))
        .endMetadata()
        .withData(Map.of(HEALS, json(heals)))
        .build();
  }

  private static HealHistory history(ConfigMap found) {
    try {
      var data = Optional.ofNullable(found.getData()).orElseGet(Map::of);
      return JSON.readValue(data.getOrDefault(HEALS, "{}"), HealHistory.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the heals " + found.getMetadata().getName(), e);
    }
  }

  private static String json(HealHistory heals) {
    try {
      return JSON.writeValueAsString(heals);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("heals can always be written", e);
    }
  }
}
