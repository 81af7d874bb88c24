package dev.loadtest.controller.observe.evidence;

import static dev.loadtest.controller.observe.evidence.Objects.WINDOW;
import static dev.loadtest.controller.observe.evidence.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerEndsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a restart within, before, after, at the very beginning (times of the API are cut off)
        "lastState: {terminated: {exitCode: 1, reason: Error, finishedAt: <10:05>}} | Restarted",
        "lastState: {terminated: {exitCode: 0, reason: Completed, finishedAt: <10:05>}} | Restarted",
        "lastState: {terminated: {exitCode: 137, reason: OOMKilled, finishedAt: <10:05>}} | OutOfMemory",
        "lastState: {terminated: {exitCode: 1, reason: Error, finishedAt: <09:59>}} |",
        "lastState: {terminated: {exitCode: 1, reason: Error, finishedAt: <10:11>}} |",
        "lastState: {terminated: {exitCode: 1, reason: Error, finishedAt: <10:00:00>}} | Restarted",
        // ended, and not started again yet
        "state: {terminated: {exitCode: 137, reason: OOMKilled, finishedAt: <10:09>}} | OutOfMemory",
        "state: {running: {startedAt: <10:05>}} |",
        "lastState: {terminated: {exitCode: 1, reason: Error}} |",
      })
  void anEndWithinTheTimeIsAHappening(String container, Kind kind) {
    Pod pod =
        pod(
            "shop-1",
            "09:00",
            "{phase: Running, containerStatuses: [{name: app, restartCount: 2, %s}]}"
                .formatted(container));
    assertThat(ContainerEnds.of(pod, WINDOW))
        .extracting(Happening::kind)
        .isEqualTo(kind == null ? java.util.List.of() : java.util.List.of(kind));
  }

  @Test
  void aHappeningNamesThePodTheContainerAndHowItEnded() {
    Pod pod =
        pod(
            "shop-1",
            "09:00",
            """
            {phase: Running, containerStatuses: [{name: app, restartCount: 3,
              lastState: {terminated: {exitCode: 3, reason: Error, finishedAt: <10:05>}},
              state: {terminated: {exitCode: 137, reason: OOMKilled, finishedAt: <10:06>}}}]}
            """);
    assertThat(ContainerEnds.of(pod, WINDOW))
        .containsExactly(
            new Happening(
                Kind.Restarted,
                "shop-1",
                "container app ended with exit code 3 (Error); restarts so far: 3",
                Objects.at("10:05")),
            new Happening(
                Kind.OutOfMemory,
                "shop-1",
                "container app was killed for exceeding its memory limit; restarts so far: 3",
                Objects.at("10:06")));
  }

  /** That containers end in a pod that is deleted is how pods are deleted. */
  @Test
  void containersOfAPodThatIsDeletedEndWithoutAHappening() {
    String status =
        "{phase: Running, containerStatuses: [{name: app, restartCount: 0, state:"
            + " {terminated: {exitCode: 143, reason: Error, finishedAt: <10:05>}}}]}";
    Pod deleted = pod("shop-1", "09:00", status);
    deleted.getMetadata().setDeletionTimestamp(Objects.at("10:05"));
    assertThat(ContainerEnds.of(deleted, WINDOW)).isEmpty();
    assertThat(
            ContainerEnds.of(pod("shop-1", "09:00", status.replace("Running", "Failed")), WINDOW))
        .isEmpty();
  }

  /** Init containers end when all is well, unless they are started again. */
  @Test
  void anInitContainerCountsWhenItIsRepeated() {
    assertThat(
            ContainerEnds.of(
                pod(
                    "shop-1",
                    "10:01",
                    """
                    {phase: Running, initContainerStatuses: [
                      {name: migrate, restartCount: 0, state: {terminated: {exitCode: 0, finishedAt: <10:02>}}},
                      {name: proxy, restartCount: 1, lastState: {terminated: {exitCode: 2, finishedAt: <10:03>}}}]}
                    """),
                WINDOW))
        .extracting(Happening::detail)
        .containsExactly("container proxy ended with exit code 2 (no reason); restarts so far: 1");
  }

  @Test
  void aPodWithoutAStatusHasNoHappenings() {
    Pod pod = pod("shop-1", "10:01", "{}");
    assertThat(ContainerEnds.of(pod, WINDOW)).isEmpty();
    pod.setStatus(null);
    assertThat(ContainerEnds.of(pod, WINDOW)).isEmpty();
  }
}
