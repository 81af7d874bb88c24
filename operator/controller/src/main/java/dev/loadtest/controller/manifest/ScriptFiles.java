package dev.loadtest.controller.manifest;

import dev.loadtest.core.spec.ScriptSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.Optional;

/**
 * A script that lies in an object of the cluster.
 *
 * @param kind ConfigMap, Secret or PersistentVolumeClaim
 * @param name the object's name
 * @param file key or path of the script in it
 */
public record ScriptFiles(String kind, String name, String file) {

  /** Absent for scripts that need no object: inline, or in the image. */
  public static Optional<ScriptFiles> of(ScriptSource script) {
    if (script.configMap() != null) {
      return Optional.of(of("ConfigMap", script.configMap()));
    }
    if (script.secret() != null) {
      return Optional.of(of("Secret", script.secret()));
    }
    return Optional.ofNullable(script.volumeClaim()).map(f -> of("PersistentVolumeClaim", f));
  }

  private static ScriptFiles of(String kind, ScriptSource.FileRef ref) {
    return new ScriptFiles(kind, ref.name(), ref.file());
  }

  Volume volume(String volumeName) {
    var volume = new VolumeBuilder().withName(volumeName);
    return switch (kind) {
      case "ConfigMap" -> volume.withNewConfigMap().withName(name).endConfigMap().build();
      case "Secret" -> volume.withNewSecret().withSecretName(name).endSecret().build();
      default -> volume.withNewPersistentVolumeClaim(name, true).build();
    };
  }
}
