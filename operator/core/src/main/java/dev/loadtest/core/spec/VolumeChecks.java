package dev.loadtest.core.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Are the volumes from the test's own namespace, and mounted where they do no harm? */
final class VolumeChecks {
  private static final List<String> VOLUME =
      List.of(
          "name",
          "configMap",
          "secret",
          "persistentVolumeClaim",
          "emptyDir",
          "downwardAPI",
          "projected");

  /** Without serviceAccountToken: a script must not speak for a service account. */
  private static final List<String> PROJECTED = List.of("configMap", "secret", "downwardAPI");

  private static final List<String> MOUNT = List.of("name", "mountPath", "subPath", "readOnly");

  /** Where the plan and the script are; source: {@code docs/runner-protocol.md}. */
  private static final Path OPERATORS_PATH = Path.of("/loadtest");

  private VolumeChecks() {}

  static void check(JsonNode volumes, Problems spot) {
    PodTemplateChecks.onlyList(volumes, spot);
    for (int i = 0; volumes.isArray() && i < volumes.size(); i++) {
      JsonNode volume = volumes.get(i);
      PodTemplateChecks.onlyFields(volume, VOLUME, spot.at(i));
      JsonNode sources = volume.path("projected").path("sources");
      PodTemplateChecks.onlyList(sources, spot.at(i).at("projected").at("sources"));
      for (int j = 0; sources.isArray() && j < sources.size(); j++) {
        PodTemplateChecks.onlyFields(
            sources.get(j), PROJECTED, spot.at(i).at("projected").at("sources").at(j));
      }
    }
  }

  static void checkMounts(JsonNode mounts, JsonNode volumes, Problems spot) {
    var names = new ArrayList<String>();
    volumes.forEach(v -> names.add(v.path("name").asText()));
    PodTemplateChecks.onlyList(mounts, spot);
    for (int i = 0; mounts.isArray() && i < mounts.size(); i++) {
      JsonNode mount = mounts.get(i);
      Problems item = spot.at(i);
      PodTemplateChecks.onlyFields(mount, MOUNT, item);
      String name = mount.path("name").asText();
      item.at("name")
          .addIf(
              !names.contains(name),
              "no volume is named \"" + name + "\": add it to podTemplate.spec.volumes");
      String path = mount.path("mountPath").asText();
      item.at("mountPath")
          .addIf(
              path.isEmpty() || isOperators(Path.of(path).normalize()),
              "is where the operator puts plan and script: mount it elsewhere, e.g. /data");
    }
  }

  /** The operator's folder, what is in it, the root above it, and what is not absolute. */
  private static boolean isOperators(Path path) {
    return !path.isAbsolute() || path.startsWith(OPERATORS_PATH) || path.equals(path.getRoot());
  }
}
