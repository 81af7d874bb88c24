package dev.loadtest.controller.observe.evidence;

import static dev.loadtest.controller.observe.evidence.Objects.WINDOW;
import static dev.loadtest.controller.observe.evidence.Objects.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTroublesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ready          | False   | 10:05 | Ready became False: why",
        "Ready          | Unknown | 10:05 | Ready became Unknown: why",
        "Ready          | True    | 10:05 | Ready was not True until then",
        "Ready          | False   | 09:05 |",
        "Ready          | True    | 09:05 |",
        "MemoryPressure | True    | 10:05 | MemoryPressure became True: why",
        "MemoryPressure | False   | 10:05 | MemoryPressure was not False until then",
        "DiskPressure   | True    | 10:05 | DiskPressure became True: why",
        "PIDPressure    | True    | 10:05 | PIDPressure became True: why",
        "PIDPressure    | True    | 10:15 |",
        "OddCondition   | True    | 10:05 |",
      })
  void aConditionThatChangedWithinTheTimeIsTrouble(
      String type, String status, String time, String detail) {
    var node =
        node(
            "08:00",
            "{type: %s, status: \"%s\", message: why, lastTransitionTime: <%s>}"
                .formatted(type, status, time));
    assertThat(NodeTroubles.of(node, WINDOW))
        .extracting(Happening::detail)
        .isEqualTo(detail == null ? List.of() : List.of(detail));
  }

  @Test
  void aNewNodeBecomesReadyWithoutTrouble() {
    assertThat(
            NodeTroubles.of(
                node("10:04", "{type: Ready, status: \"True\", lastTransitionTime: <10:05>}"),
                WINDOW))
        .isEmpty();
  }
}
