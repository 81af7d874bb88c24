package dev.loadtest.controller.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.lifecycle.ExecutedDigest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;

/**
 * Notes on a LoadTest what was answered, in annotations. Its spec belongs to people; only a heal
 * that they allow changes it.
 */
public final class TestWriter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANNOTATIONS = "/metadata/annotations";

  private final KubernetesClient client;

  public TestWriter(KubernetesClient client) {
    this.client = client;
  }

  public void annotate(LoadTest test, String annotation, String value) {
    Object patch = Map.of("metadata", Map.of("annotations", Map.of(annotation, value)));
    client.resource(test).patch(Writes.MERGE, Serialization.asJson(patch));
  }

  /**
   * Makes or takes back a heal: all edits and the note of what was executed in one write, or
   * nothing of it when the object is not the one that was looked at.
   *
   * @param seen the whole object as it was looked at
   */
  public void heal(LoadTest test, JsonNode seen, List<SpecEdit> edits, ExecutedDigest executed) {
    ArrayNode patch = JSON.createArrayNode();
    patch
        .addObject()
        .put("op", "test")
        .put("path", "/metadata/resourceVersion")
        .put("value", seen.path("metadata").path("resourceVersion").asText());
    if (seen.path("metadata").path("annotations").isMissingNode()) {
      patch.addObject().put("op", "add").put("path", ANNOTATIONS).putObject("value");
    }
    patch
        .addObject()
        .put("op", "add")
        .put("path", ANNOTATIONS + "/" + Labels.EXECUTED_DIGEST.replace("/", "~1"))
        .put("value", executed.toString());
    for (SpecEdit edit : edits) {
      ObjectNode op = patch.addObject().put("op", edit.op().name()).put("path", edit.path());
      if (edit.value() != null) {
        op.set("value", edit.value());
      }
    }
    client.resource(test).patch(Writes.HEAL, patch.toString());
  }
}
