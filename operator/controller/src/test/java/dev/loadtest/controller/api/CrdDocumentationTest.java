package dev.loadtest.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code kubectl explain} is the manual: nothing in the CRDs is left unsaid. */
class CrdDocumentationTest {
  private record Property(String path, JsonNode schema) {
    String description() {
      return schema.path("description").asText();
    }

    boolean is(String type) {
      return schema.path("type").asText().equals(type);
    }
  }

  @Test
  void everyPropertyHasADescriptionWithAnExample() {
    assertThat(pathsWhere(p -> !p.description().contains("Example: "))).isEmpty();
  }

  @Test
  void everyDefaultIsInItsDescription() {
    assertThat(
            pathsWhere(
                p ->
                    p.schema().has("default")
                        && !p.description()
                            .contains("Default: " + p.schema().get("default").asText() + ".")))
        .isEmpty();
  }

  @Test
  void everyNumberOfTheSpecHasAUnit() {
    assertThat(
            pathsWhere(
                p ->
                    p.path().contains(".spec.")
                        && p.is("integer")
                        && !p.description().contains("Unit: ")))
        .isEmpty();
  }

  @Test
  void everyDurationHasAUnitAndALimit() {
    assertThat(
            pathsWhere(
                p ->
                    p.schema().path("pattern").asText().contains("ms|s|m|h|d")
                        && !(p.description().contains("Unit: a Go duration")
                            && p.schema().has("maxLength"))))
        .isEmpty();
  }

  @Test
  void thereAreNoFloats() {
    assertThat(pathsWhere(p -> p.is("number") || p.schema().path("minimum").isDouble())).isEmpty();
  }

  @Test
  void listsAndTextsOfTheSpecAreBounded() {
    assertThat(
            pathsWhere(
                p ->
                    p.path().contains(".spec.")
                        && (p.is("array") && !p.schema().has("maxItems")
                            || p.is("string")
                                && !p.schema().has("maxLength")
                                && !p.schema().has("enum")
                                && !p.schema().has("format"))))
        .isEmpty();
  }

  private static List<String> pathsWhere(Predicate<Property> offends) {
    return GeneratedCrds.yamlByFile().values().stream()
        .map(GeneratedCrds::read)
        .flatMap(
            crd ->
                properties(
                    crd.at("/spec/names/kind").asText(),
                    crd.at("/spec/versions/0/schema/openAPIV3Schema")))
        .filter(offends)
        .map(Property::path)
        .toList();
  }

  private static Stream<Property> properties(String path, JsonNode schema) {
    var found = new ArrayList<Property>(List.of(new Property(path, schema)));
    schema.path("properties").properties().stream()
        .flatMap(p -> properties(path + "." + p.getKey(), p.getValue()))
        .forEach(found::add);
    JsonNode items = schema.path("items");
    items.path("properties").properties().stream()
        .flatMap(p -> properties(path + "[]." + p.getKey(), p.getValue()))
        .forEach(found::add);
    return found.stream();
  }
}
