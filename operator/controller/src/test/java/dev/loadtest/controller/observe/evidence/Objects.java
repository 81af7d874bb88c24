package dev.loadtest.controller.observe.evidence;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;

/** Objects as they come from the API server, written by hand. Load is sent from 10:00 to 10:10. */
final class Objects {
  static final Window WINDOW =
      new Window(
          Instant.parse("2026-11-21T10:00:00.700Z"), Instant.parse("2026-11-21T10:10:00.200Z"));

  private Objects() {}

  /** {@code 10:05} becomes a time of that day. */
  static String at(String time) {
    return "2026-11-21T" + time + (time.length() == 5 ? ":00Z" : "Z");
  }

  /** Times in the text are written as {@code <10:05>}. */
  static <T> T read(String yaml, Class<T> type) {
    return Serialization.unmarshal(
        yaml.replaceAll("<(\\d\\d:\\d\\d)>", "\"2026-11-21T$1:00Z\"")
            .replaceAll("<(\\d\\d:\\d\\d:\\d\\d)>", "\"2026-11-21T$1Z\""),
        type);
  }

  static Pod pod(String name, String created, String status) {
    return read(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: shop, creationTimestamp: <%s>}
        spec: {nodeName: n1, containers: [{name: app, image: app}]}
        status: %s
        """
            .formatted(name, created, status),
        Pod.class);
  }

  static Pod labelled(String name, String created, String label, String value) {
    Pod pod = pod(name, created, "{phase: Running}");
    pod.getMetadata().setLabels(java.util.Map.of(label, value));
    return pod;
  }

  static Event event(String about, String reason, String message, String times) {
    return read(
        """
        apiVersion: v1
        kind: Event
        metadata: {name: e, namespace: shop}
        involvedObject: {kind: Pod, name: %s}
        reason: %s
        message: "%s"
        %s
        """
            .formatted(about, reason, message, times),
        Event.class);
  }

  static Node node(String created, String conditions) {
    return read(
        """
        apiVersion: v1
        kind: Node
        metadata: {name: n1, creationTimestamp: <%s>}
        status: {conditions: [%s]}
        """
            .formatted(created, conditions),
        Node.class);
  }

  static PodMetrics metrics(String pod, String time, String containers) {
    return read(
        """
        apiVersion: metrics.k8s.io/v1beta1
        kind: PodMetrics
        metadata: {name: %s, namespace: shop}
        timestamp: <%s>
        window: 15s
        containers: [%s]
        """
            .formatted(pod, time, containers),
        PodMetrics.class);
  }
}
