package dev.loadtest.controller.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What would undo a change of an object, since it keeps the object as it is elsewhere. Where in
 * doubt, somebody does: a change that is undone again and again is worse than one that waits.
 */
public final class Ownership {
  private static final List<Sign> ANNOTATIONS =
      List.of(
          new Sign("argocd.argoproj.io/tracking-id", "Argo CD"),
          new Sign("meta.helm.sh/release-name", "Helm"));
  private static final List<Sign> LABELS =
      List.of(
          new Sign("kustomize.toolkit.fluxcd.io/name", "Flux"),
          new Sign("helm.toolkit.fluxcd.io/name", "Flux"),
          new Sign("argocd.argoproj.io/instance", "Argo CD"));
  private static final Map<String, String> MANAGERS =
      Map.of(
          "argocd-controller", "Argo CD",
          "argocd-application-controller", "Argo CD",
          "kustomize-controller", "Flux",
          "helm-controller", "Flux",
          "helm", "Helm");

  /** What Argo CD marks with its older way of tracking, and Helm charts mark themselves with. */
  private static final String INSTANCE = "app.kubernetes.io/instance";

  private Ownership() {}

  private record Sign(String key, String owner) {}

  /** The owner's name for people, with what it calls the object's origin where that is known. */
  public static Optional<String> of(HasMetadata object) {
    var meta = object.getMetadata();
    Map<String, String> annotations = Objects.requireNonNullElse(meta.getAnnotations(), Map.of());
    Map<String, String> labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
    return signed(ANNOTATIONS, annotations)
        .or(() -> signed(LABELS, labels))
        .or(() -> managed(meta.getManagedFields()))
        .or(
            () ->
                Optional.ofNullable(labels.get(INSTANCE)).map(i -> "Argo CD or Helm (" + i + ")"));
  }

  private static Optional<String> signed(List<Sign> signs, Map<String, String> marks) {
    return signs.stream()
        .filter(sign -> marks.containsKey(sign.key()))
        .findFirst()
        .map(sign -> sign.owner() + " (" + marks.get(sign.key()).split(":")[0] + ")");
  }

  private static Optional<String> managed(List<ManagedFieldsEntry> fields) {
    return Objects.requireNonNullElse(fields, List.<ManagedFieldsEntry>of()).stream()
        .map(entry -> MANAGERS.get(Objects.requireNonNullElse(entry.getManager(), "")))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
