package dev.loadtest.controller.observe;

import dev.loadtest.core.spec.AnalysisPolicy.Llm;
import dev.loadtest.core.spec.SpecValidator;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * The model that a namespace asks unless a test names its own: the ConfigMap {@code
 * loadtest-defaults}, key {@code llm.yaml}, written as {@code spec.analysis.llm}.
 */
public final class NamespaceModels {
  private static final String NAME = "loadtest-defaults";
  private static final String KEY = "llm.yaml";

  private final KubernetesClient client;

  public NamespaceModels(KubernetesClient client) {
    this.client = client;
  }

  /** What was found. */
  public sealed interface Found {
    record Model(Llm llm) implements Found {}

    record None() implements Found {}

    /** There is one that cannot be used; {@code why} is a sentence with the remedy. */
    record Unusable(String why) implements Found {}
  }

  public Found of(String namespace) {
    return Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(NAME).get())
        .map(ConfigMap::getData)
        .map(data -> data.get(KEY))
        .map(this::read)
        .orElseGet(Found.None::new);
  }

  private Found read(String yaml) {
    try {
      Llm llm = client.getKubernetesSerialization().unmarshal(yaml, Llm.class);
      return SpecValidator.problem(llm)
          .<Found>map(problem -> unusable(problem.toString()))
          .orElseGet(() -> new Found.Model(llm));
    } catch (IllegalArgumentException unreadable) {
      return unusable("it is not written as spec.analysis.llm is");
    }
  }

  private static Found unusable(String why) {
    return new Found.Unusable("the ConfigMap " + NAME + " cannot be used, key " + KEY + ": " + why);
  }
}
