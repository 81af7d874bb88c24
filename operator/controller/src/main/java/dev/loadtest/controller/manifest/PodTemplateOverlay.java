package dev.loadtest.controller.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;

/**
 * Lays spec.runner.podTemplate over the runner's pod: only the fields that the allow-list of the
 * spec's validator lets through are looked at, so that an editor of LoadTests gains no more than
 * they could do with a pod of their own.
 */
final class PodTemplateOverlay {
  private PodTemplateOverlay() {}

  static PodTemplateSpec apply(PodTemplateSpec base, Optional<JsonNode> written) {
    return written
        .map(json -> Serialization.unmarshal(json.toString(), PodTemplateSpec.class))
        .map(overlay -> merged(base, overlay))
        .orElse(base);
  }

  private static PodTemplateSpec merged(PodTemplateSpec base, PodTemplateSpec over) {
    var pod = new PodTemplateSpecBuilder(base);
    if (over.getMetadata() != null) {
      var labels = base.getMetadata().getLabels();
      var annotations = base.getMetadata().getAnnotations();
      pod.editMetadata()
          .addToLabels(over.getMetadata().getLabels())
          .addToLabels(labels)
          .addToAnnotations(over.getMetadata().getAnnotations())
          .addToAnnotations(annotations)
          .endMetadata();
    }
    if (over.getSpec() != null) {
      pod.withSpec(merged(base.getSpec(), over.getSpec()));
    }
    return pod.build();
  }

  private static PodSpec merged(PodSpec base, PodSpec over) {
    var spec = base.toBuilder();
    spec.addToNodeSelector(over.getNodeSelector());
    spec.addAllToTolerations(over.getTolerations());
    spec.addAllToImagePullSecrets(over.getImagePullSecrets());
    spec.addAllToHostAliases(over.getHostAliases());
    spec.addAllToVolumes(over.getVolumes());
    Optional.ofNullable(over.getAffinity()).ifPresent(spec::withAffinity);
    Optional.ofNullable(over.getPriorityClassName()).ifPresent(spec::withPriorityClassName);
    Optional.ofNullable(over.getRuntimeClassName()).ifPresent(spec::withRuntimeClassName);
    Optional.ofNullable(over.getSchedulerName()).ifPresent(spec::withSchedulerName);
    Optional.ofNullable(over.getDnsPolicy()).ifPresent(spec::withDnsPolicy);
    Optional.ofNullable(over.getDnsConfig()).ifPresent(spec::withDnsConfig);
    if (!over.getTopologySpreadConstraints().isEmpty()) {
      spec.withTopologySpreadConstraints(over.getTopologySpreadConstraints());
    }
    List<Container> containers = over.getContainers();
    containers.stream()
        .filter(c -> RunnerPod.CONTAINER.equals(c.getName()))
        .forEach(
            c ->
                spec.editFirstContainer().addAllToVolumeMounts(c.getVolumeMounts()).endContainer());
    return spec.build();
  }
}
