package dev.loadtest.controller.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The chart in the repository, as release {@code demo} in namespace {@code loadtest-system}. */
final class Chart {
  static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  static final Path FOLDER = REPOSITORY.resolve("helm/loadtest-operator");

  private final List<HasMetadata> objects;

  private Chart(List<HasMetadata> objects) {
    this.objects = objects;
  }

  static LintResult lint() {
    return new Helm(FOLDER).lint().strict().call();
  }

  /**
   * Renders the chart.
   *
   * @param values a values file's text, over the chart's own values
   * @throws IllegalStateException with Helm's message when Helm refuses the values
   */
  static Chart with(String values) {
    String[] documents = render(values).split("(?m)^---$");
    return new Chart(
        Stream.of(documents)
            .filter(document -> document.contains("kind:"))
            .map(document -> (HasMetadata) Serialization.unmarshal(document))
            .toList());
  }

  static String render(String values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, values);
        return new Helm(FOLDER)
            .template()
            .withName("demo")
            .withNamespace("loadtest-system")
            .withKubeVersion("1.31.0")
            .withValuesFile(file)
            .call();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rendered objects of a kind, in the order of Helm. */
  List<HasMetadata> all(String kind) {
    return objects.stream().filter(object -> object.getKind().equals(kind)).toList();
  }

  List<HasMetadata> objects() {
    return objects;
  }

  Optional<HasMetadata> any(String kind) {
    return all(kind).stream().findFirst();
  }

  /** The only object of its type; another number of them fails the test. */
  <T extends HasMetadata> T only(Class<T> type) {
    List<T> found = objects.stream().filter(type::isInstance).map(type::cast).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "expected one " + type.getSimpleName() + ", rendered " + found.size());
    }
    return found.getFirst();
  }

  /** The operator's environment variable, absent when it is not set to a literal. */
  Optional<String> env(String name) {
    return operator().getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .findFirst()
        .map(variable -> variable.getValue() == null ? "" : variable.getValue());
  }

  PodSpec pod() {
    return only(Deployment.class).getSpec().getTemplate().getSpec();
  }

  Container operator() {
    return pod().getContainers().getFirst();
  }
}
