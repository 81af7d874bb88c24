package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which run a Job or a pod belongs to: its annotation says the full name, labels may be cut. */
final class RunNames {
  private RunNames() {}

  static Set<ResourceID> of(HasMetadata secondary) {
    var meta = secondary.getMetadata();
    return Optional.ofNullable(meta.getAnnotations())
        .map(a -> a.get(Labels.RUN_NAME))
        .map(name -> new ResourceID(name, meta.getNamespace()))
        .stream()
        .collect(Collectors.toSet());
  }
}
