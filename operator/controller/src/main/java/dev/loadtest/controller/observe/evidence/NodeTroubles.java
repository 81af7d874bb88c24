package dev.loadtest.controller.observe.evidence;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditions of a node that became bad, or good again, while load was sent. */
final class NodeTroubles {
  /** Each with its status while all is well. Source: Kubernetes, Node Conditions. */
  private static final Map<String, String> WELL =
      Map.of(
          "Ready", "True",
          "MemoryPressure", "False",
          "DiskPressure", "False",
          "PIDPressure", "False");

  private NodeTroubles() {}

  static List<Happening> of(Node node, Window window) {
    if (node.getStatus() == null || !window.follows(node.getMetadata().getCreationTimestamp())) {
      return List.of(); // a new node becomes ready, which is no trouble
    }
    return node.getStatus().getConditions().stream()
        .filter(c -> WELL.containsKey(c.getType()) && window.contains(c.getLastTransitionTime()))
        .map(
            c ->
                new Happening(
                    Kind.NodeTrouble,
                    node.getMetadata().getName(),
                    detail(c),
                    c.getLastTransitionTime()))
        .toList();
  }

  /** A node that pods are still assigned to; when it went is not known. */
  static Happening gone(String node, Window window) {
    return new Happening(
        Kind.NodeTrouble, node, "is not there any more", window.until().toString());
  }

  private static String detail(NodeCondition c) {
    return WELL.get(c.getType()).equals(c.getStatus())
        ? "%s was not %s until then".formatted(c.getType(), c.getStatus())
        : "%s became %s%s"
            .formatted(
                c.getType(),
                c.getStatus(),
                Optional.ofNullable(c.getMessage()).map(m -> ": " + Texts.line(m)).orElse(""));
  }
}
