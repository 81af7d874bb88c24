package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ConfigMaps and Secrets beside a test: name, key, text. */
record NearbyTexts(
    Map<String, Map<String, String>> configMaps, Map<String, Map<String, String>> secrets) {

  static NearbyTexts of(List<Document> documents, List<Kustomization> kustomizations) {
    var texts = new NearbyTexts(new HashMap<>(), new HashMap<>());
    for (Kustomization kustomization : kustomizations) {
      texts.configMaps.putAll(kustomization.configMaps());
      texts.secrets.putAll(kustomization.secrets());
    }
    for (Document document : documents) {
      if (document.is("v1", "ConfigMap")) {
        texts.configMaps.put(document.name(), plain(document.json().path("data")));
      } else if (document.is("v1", "Secret")) {
        var secret = new HashMap<>(decoded(document.json().path("data")));
        secret.putAll(plain(document.json().path("stringData")));
        texts.secrets.put(document.name(), secret);
      }
    }
    return texts;
  }

  private static Map<String, String> plain(JsonNode data) {
    var texts = new HashMap<String, String>();
    data.properties().forEach(p -> texts.put(p.getKey(), p.getValue().asText()));
    return texts;
  }

  /** A value that is no base64 is left out: the API server would not take the Secret. */
  private static Map<String, String> decoded(JsonNode data) {
    var texts = new HashMap<String, String>();
    plain(data)
        .forEach(
            (key, encoded) -> {
              try {
                byte[] text = Base64.getMimeDecoder().decode(encoded);
                texts.put(key, new String(text, StandardCharsets.UTF_8));
              } catch (IllegalArgumentException notBase64) {
                texts.remove(key);
              }
            });
    return texts;
  }

  /** Names only: what is in a Secret stays out of logs. */
  @Override
  public String toString() {
    return "NearbyTexts[configMaps=" + configMaps.keySet() + ", secrets=" + secrets.keySet() + "]";
  }
}
