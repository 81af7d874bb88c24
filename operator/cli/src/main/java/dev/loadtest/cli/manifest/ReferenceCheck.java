package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.spec.FieldPath;
import dev.loadtest.core.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Are the ConfigMaps and Secrets that a test names beside it, with the keys that it reads? */
final class ReferenceCheck {
  private final NearbyTexts texts;
  private final References references;
  private final List<Problem> problems = new ArrayList<>();

  private ReferenceCheck(NearbyTexts texts, References references) {
    this.texts = texts;
    this.references = references;
  }

  static List<Problem> check(JsonNode spec, NearbyTexts texts, References references) {
    var check = new ReferenceCheck(texts, references);
    JsonNode script = spec.path("script");
    check.configMap(script.path("configMap"), "spec.script.configMap", "file");
    check.secret(script.path("secret"), "spec.script.secret", "file");
    check.env(spec.at("/runner/env"), "spec.runner.env");
    check.envFrom(spec.at("/runner/envFrom"), "spec.runner.envFrom");
    return check.problems;
  }

  private void env(JsonNode env, String field) {
    for (int i = 0; i < env.size(); i++) {
      JsonNode from = env.path(i).path("valueFrom");
      String item = FieldPath.item(field, i) + ".valueFrom";
      configMap(from.path("configMapKeyRef"), item + ".configMapKeyRef", "key");
      secret(from.path("secretKeyRef"), item + ".secretKeyRef", "key");
    }
  }

  private void envFrom(JsonNode envFrom, String field) {
    for (int i = 0; i < envFrom.size(); i++) {
      String item = FieldPath.item(field, i);
      configMap(envFrom.path(i).path("configMapRef"), item + ".configMapRef", null);
      secret(envFrom.path(i).path("secretRef"), item + ".secretRef", null);
    }
  }

  private void configMap(JsonNode ref, String field, String keyField) {
    check("ConfigMap", texts.configMaps(), ref, field, Optional.ofNullable(keyField));
  }

  private void secret(JsonNode ref, String field, String keyField) {
    check("Secret", texts.secrets(), ref, field, Optional.ofNullable(keyField));
  }

  private void check(
      String kind,
      Map<String, Map<String, String>> objects,
      JsonNode ref,
      String field,
      Optional<String> keyField) {
    String name = ref.path("name").asText();
    if (name.isEmpty()) {
      return;
    }
    Map<String, String> object = objects.get(name);
    if (object == null) {
      if (references == References.Required) {
        problems.add(new Problem(field + ".name", missing(kind, name)));
      }
      return;
    }
    keyField.ifPresent(
        key -> {
          String wanted = ref.path(key).asText(key.equals("file") ? "test.js" : "");
          if (!wanted.isEmpty() && !object.containsKey(wanted)) {
            String has = String.join(", ", new TreeSet<>(object.keySet()));
            problems.add(
                new Problem(
                    field + "." + key,
                    "%s \"%s\" has no key \"%s\": write one of %s"
                        .formatted(kind, name, wanted, has)));
          }
        });
  }

  private static String missing(String kind, String name) {
    return "no %s \"%s\" in this file or its folder: add it, or a %sGenerator to kustomization.yaml"
        .formatted(kind, name, kind.equals("Secret") ? "secret" : "configMap");
  }
}
