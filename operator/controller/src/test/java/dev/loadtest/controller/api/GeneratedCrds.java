package dev.loadtest.controller.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The CRDs as the classes say, by file name, as they are committed under {@code crds/}. */
final class GeneratedCrds {
  private static final String HEADER =
      "# Generated from dev.loadtest.controller.api by CrdDriftTest; do not edit.\n";
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(Feature.WRITE_DOC_START_MARKER)
              .disable(Feature.SPLIT_LINES)
              .enable(Feature.MINIMIZE_QUOTES)
              .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build());

  private static final Map<String, String> CRDS = generated();

  private GeneratedCrds() {}

  static Map<String, String> yamlByFile() {
    return CRDS;
  }

  private static Map<String, String> generated() {
    var crds = new TreeMap<String, String>();
    for (var kind : List.of(LoadTest.class, LoadTestRun.class)) {
      ObjectNode crd = CrdShape.of(generated(kind), kind);
      crds.put(crd.at("/metadata/name").textValue() + ".yaml", HEADER + written(crd));
    }
    return crds;
  }

  private static ObjectNode generated(Class<? extends CustomResource<?, ?>> kind) {
    var out = new ByteArrayOutputStream();
    new CRDGenerator()
        .customResourceClasses(List.of(kind))
        .forCRDVersions("v1")
        .withOutput(new InMemory(out))
        .generate();
    return read(out.toString(StandardCharsets.UTF_8));
  }

  static ObjectNode read(String yaml) {
    try {
      return YAML.readValue(yaml, ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(ObjectNode crd) {
    try {
      return YAML.writeValueAsString(crd);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record InMemory(ByteArrayOutputStream out)
      implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    @Override
    public ByteArrayOutputStream outputFor(String name) {
      return out;
    }

    @Override
    public void close() {}
  }
}
