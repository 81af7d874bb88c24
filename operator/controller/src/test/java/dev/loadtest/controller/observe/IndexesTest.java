package dev.loadtest.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexesTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0, false",
    "0, 0, true",
    "0, 1, false",
    "'1,3-5,7', 1, true",
    "'1,3-5,7', 2, false",
    "'1,3-5,7', 4, true",
    "'1,3-5,7', 7, true",
    "0-499, 499, true",
    "'10-12', 1, false"
  })
  void aCompactListIsRead(String compact, int index, boolean contained) {
    assertThat(Indexes.contains(compact, index)).isEqualTo(contained);
  }

  @Test
  void podsComeInTheOrderOfTheirIndexesAndNotOfTheirNames() {
    assertThat(Indexes.ordered(List.of(pod("b", 10), pod("c", 2), pod("a", 0))))
        .extracting(p -> p.getMetadata().getName())
        .containsExactly("a", "c", "b");
  }

  private static Pod pod(String name, int index) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .addToAnnotations("batch.kubernetes.io/job-completion-index", Integer.toString(index))
        .endMetadata()
        .build();
  }
}
