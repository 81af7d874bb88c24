package dev.loadtest.controller.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.loadtest.controller.api.CommittedCrds;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * docs/fields.md is the CRDs' own. After a change of the API: {@code ./mvnw -pl operator/controller
 * -am test -Dtest=FieldReferenceTest -Ddocs.write=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class FieldReferenceTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void theFieldReferenceIsGeneratedFromTheCrds() {
    List<JsonNode> crds =
        CommittedCrds.files().stream()
            .map(FieldReferenceTest::crd)
            .sorted(Comparator.comparing(crd -> crd.at("/spec/names/kind").asText()))
            .toList();
    Generated.page("docs/fields.md", FieldReference.of(crds));
  }

  private static JsonNode crd(Path file) {
    try {
      return YAML.readTree(CommittedCrds.read(file));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
