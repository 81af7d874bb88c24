package dev.loadtest.core.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Does the pod template keep to what a test may ask for? Whoever may write a LoadTest must not gain
 * the operator's rights, or the node's: everything that is not named here is refused.
 */
final class PodTemplateChecks {
  private static final List<String> METADATA = List.of("labels", "annotations");
  private static final Set<String> OWN_PREFIXES =
      Set.of("loadtest.dev/", "batch.kubernetes.io/", "controller-uid", "job-name");

  /** Fields of a pod's spec that give no access to the node or to others' rights. */
  static final List<String> SPEC =
      List.of(
          "nodeSelector",
          "affinity",
          "tolerations",
          "topologySpreadConstraints",
          "priorityClassName",
          "runtimeClassName",
          "imagePullSecrets",
          "dnsPolicy",
          "dnsConfig",
          "hostAliases",
          "schedulerName",
          "volumes",
          "containers");

  private static final List<String> CONTAINER = List.of("name", "volumeMounts");

  /** The one container that may be named; the operator writes everything else of it. */
  static final String RUNNER = "k6";

  private PodTemplateChecks() {}

  static void check(JsonNode template, Problems spot) {
    if (template == null) {
      return;
    }
    onlyFields(template, List.of("metadata", "spec"), spot);
    JsonNode metadata = template.path("metadata");
    onlyFields(metadata, METADATA, spot.at("metadata"));
    METADATA.forEach(m -> notOurs(metadata.path(m), spot.at("metadata").at(m)));
    JsonNode spec = template.path("spec");
    onlyFields(spec, SPEC, spot.at("spec"));
    VolumeChecks.check(spec.path("volumes"), spot.at("spec").at("volumes"));
    checkContainers(spec, spot.at("spec").at("containers"));
  }

  private static void checkContainers(JsonNode spec, Problems spot) {
    JsonNode containers = spec.path("containers");
    onlyList(containers, spot);
    for (int i = 0; containers.isArray() && i < containers.size(); i++) {
      JsonNode container = containers.get(i);
      Problems item = spot.at(i);
      String name = container.path("name").asText();
      item.at("name")
          .addIf(
              !name.equals(RUNNER) || i > 0,
              "a runner pod has one container: name it " + RUNNER + " and leave others out");
      onlyFields(container, CONTAINER, item);
      VolumeChecks.checkMounts(
          container.path("volumeMounts"), spec.path("volumes"), item.at("volumeMounts"));
    }
  }

  /** Reports each field of {@code node} that is not allowed, with those that are. */
  static void onlyFields(JsonNode node, List<String> allowed, Problems spot) {
    if (!node.isMissingNode() && !node.isObject()) {
      spot.add("must be an object with any of " + String.join(", ", allowed));
      return;
    }
    var refused = new TreeSet<String>();
    node.fieldNames().forEachRemaining(refused::add);
    allowed.forEach(refused::remove);
    refused.forEach(
        f -> spot.at(f).add("is not allowed: only " + String.join(", ", allowed) + " are"));
  }

  static void onlyList(JsonNode node, Problems spot) {
    spot.addIf(!node.isMissingNode() && !node.isArray(), "must be a list");
  }

  private static void notOurs(JsonNode labels, Problems spot) {
    labels
        .fieldNames()
        .forEachRemaining(
            label ->
                spot.at(label)
                    .addIf(
                        OWN_PREFIXES.stream().anyMatch(label::startsWith),
                        "is the operator's own: use another prefix"));
  }
}
