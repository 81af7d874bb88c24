package dev.loadtest.controller.act;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Tells people what happened, on the object it happened to. The same happening is told once: its
 * name is derived from it.
 */
public final class Events {
  private static final int NOTE_LIMIT = 1000;
  private static final int NAME_LIMIT = 230;
  private static final int TOO_MANY_REQUESTS = 429;

  /** A MicroTime of Kubernetes. */
  private static final DateTimeFormatter MICRO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final KubernetesClient client;
  private final Clock clock;
  private final String instance;

  public Events(KubernetesClient client, Clock clock, String instance) {
    this.client = client;
    this.clock = clock;
    this.instance = instance;
  }

  public void normal(HasMetadata about, String reason, String note) {
    tell(about, "Normal", reason, note);
  }

  public void warning(HasMetadata about, String reason, String note) {
    tell(about, "Warning", reason, note);
  }

  private void tell(HasMetadata about, String type, String reason, String note) {
    var meta = about.getMetadata();
    String identity = meta.getUid() + reason + note;
    String suffix =
        UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, 13)
            .replace("-", "");
    String name = meta.getName();
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withName(start(name) + "." + suffix)
            .withNamespace(meta.getNamespace())
            .endMetadata()
            .withEventTime(new MicroTime(MICRO.format(clock.instant())))
            .withType(type)
            .withReason(reason)
            .withAction(reason)
            .withNote(note.substring(0, Math.min(note.length(), NOTE_LIMIT)))
            .withReportingController("loadtest.dev/operator")
            .withReportingInstance(instance)
            .withRegarding(
                new ObjectReferenceBuilder()
                    .withApiVersion(about.getApiVersion())
                    .withKind(about.getKind())
                    .withName(name)
                    .withNamespace(meta.getNamespace())
                    .withUid(meta.getUid())
                    .build())
            .build();
    try {
      Writes.createIfAbsent(client, event);
    } catch (KubernetesClientException e) {
      if (!isRefusal(e.getCode())) {
        throw e;
      }
    }
  }

  /** A quota, an admission rule, a namespace that is being deleted: no run waits for its events. */
  private static boolean isRefusal(int code) {
    return code / 100 == 4 && code != TOO_MANY_REQUESTS;
  }

  private static String start(String name) {
    return name.substring(0, Math.min(name.length(), NAME_LIMIT)).replaceAll("[^a-z0-9]+$", "");
  }
}
