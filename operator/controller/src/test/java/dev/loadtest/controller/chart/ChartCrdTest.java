package dev.loadtest.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChartCrdTest {
  private static final Path COMMITTED = Chart.REPOSITORY.resolve("crds");
  private static final Path IN_CHART = Chart.FOLDER.resolve("files/crds");

  @Test
  void theChartCarriesTheCommittedDefinitions() {
    assertThat(files(IN_CHART))
        .as("copy them: cp crds/*.yaml helm/loadtest-operator/files/crds/")
        .isNotEmpty()
        .isEqualTo(files(COMMITTED));
  }

  @Test
  void renderingChangesNoDefinition() {
    Map<String, Object> rendered =
        Chart.with("").all("CustomResourceDefinition").stream()
            .collect(Collectors.toMap(ChartCrdTest::nameOf, ChartCrdTest::specOf));
    Map<String, Object> committed =
        files(COMMITTED).values().stream()
            .map(text -> Serialization.unmarshal(text, CustomResourceDefinition.class))
            .collect(Collectors.toMap(ChartCrdTest::nameOf, ChartCrdTest::specOf));
    assertThat(rendered).isNotEmpty().isEqualTo(committed);
  }

  @Test
  void uninstallingKeepsTheDefinitionsUnlessToldOtherwise() {
    assertThat(Chart.with("").all("CustomResourceDefinition"))
        .allSatisfy(
            crd ->
                assertThat(crd.getMetadata().getAnnotations())
                    .containsEntry("helm.sh/resource-policy", "keep"));
    assertThat(Chart.with("crds: {keep: false}").all("CustomResourceDefinition"))
        .isNotEmpty()
        .allSatisfy(
            crd ->
                assertThat(crd.getMetadata().getAnnotations())
                    .doesNotContainKey("helm.sh/resource-policy"));
  }

  private static String nameOf(HasMetadata crd) {
    return crd.getMetadata().getName();
  }

  private static Object specOf(HasMetadata crd) {
    return ((CustomResourceDefinition) crd).getSpec();
  }

  private static Map<String, String> files(Path folder) {
    try (var paths = Files.list(folder)) {
      var texts = new TreeMap<String, String>();
      for (Path path : paths.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        texts.put(path.getFileName().toString(), Files.readString(path));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
