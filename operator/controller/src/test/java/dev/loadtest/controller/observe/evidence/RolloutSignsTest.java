package dev.loadtest.controller.observe.evidence;

import static dev.loadtest.controller.observe.evidence.Objects.WINDOW;
import static dev.loadtest.controller.observe.evidence.Objects.at;
import static dev.loadtest.controller.observe.evidence.Objects.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Target.WorkloadRef;
import dev.loadtest.core.summary.TargetEvidence.Happening;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutSignsTest {

  /** Pods are written as name@created=hash. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "nothing new              | a@09:00=1 b@09:00=1 | 4 | 4 | -     | -",
        "another revision         | a@09:00=1 b@10:03=2 | - | 5 | -     | 10:03",
        "half of it, in any order | b@10:04=2 a@09:00=1 c@10:03=2 | - | 5 | - | 10:03",
        "scaled up                | a@09:00=1 b@10:03=1 | 4 | 4 | -     | -",
        "back to an older one     | a@08:00=1 b@09:00=2 c@10:03=1 | - | 6 | - | -",
        "all new since first look | a@10:03=2 b@10:04=2 | 4 | 5 | -     | 10:03",
        "all replaced, same one   | a@10:03=1 b@10:04=1 | 4 | 4 | -     | -",
        "a revision without pods  | a@09:00=1           | 4 | 5 | -     | -",
        "progress of a Deployment | a@09:00=1           | - | 5 | 10:02 | 10:02",
        "progress before          | a@09:00=1           | - | 5 | 09:50 | -",
        "progress after           | a@09:00=1           | - | 5 | 10:11 | -",
        "a rollout before         | a@08:00=1 b@09:00=2 | - | 5 | -     | -",
        "no pods                  | -                   | 4 | 5 | -     | -",
      })
  void aRolloutHasItsTime(
      String name, String pods, String before, String now, String progressed, String at) {
    Optional<Happening> seen =
        RolloutSigns.of(workload(now, progressed), Optional.ofNullable(before), pods(pods), WINDOW);
    assertThat(seen.map(Happening::at)).isEqualTo(Optional.ofNullable(at).map(Objects::at));
  }

  @Test
  void theRevisionsAreNamedWhereTheyAreKnown() {
    List<Pod> pods = pods("a@09:00=1 b@10:03=2");
    assertThat(RolloutSigns.of(workload("5", null), Optional.of("4"), pods, WINDOW))
        .map(Happening::detail)
        .hasValue("was rolled out from revision 4 to 5");
    assertThat(RolloutSigns.of(workload("5", null), Optional.empty(), pods, WINDOW))
        .map(Happening::detail)
        .hasValue("was rolled out to revision 5");
    assertThat(RolloutSigns.of(workload(null, null), Optional.empty(), pods, WINDOW))
        .map(Happening::detail)
        .hasValue("was rolled out");
  }

  static Workload workload(String revision, String progressed) {
    return new Workload(
        new WorkloadRef(null, WorkloadRef.Kind.Deployment, "shop"),
        "shop",
        "uid",
        null,
        3,
        Optional.ofNullable(revision),
        Optional.ofNullable(progressed).map(Objects::at));
  }

  private static List<Pod> pods(String written) {
    return written == null
        ? List.of()
        : Arrays.stream(written.split(" "))
            .map(p -> p.split("[@=]"))
            .map(p -> labelled(p[0], p[1], "pod-template-hash", p[2]))
            .toList();
  }
}
