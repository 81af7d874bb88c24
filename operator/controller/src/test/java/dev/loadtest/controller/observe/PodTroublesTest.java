package dev.loadtest.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.Trouble;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statuses as kubelet, scheduler and controllers write them. */
class PodTroublesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the image
        "phase: Pending, containerStatuses: [{name: k6, state: {waiting: {reason: ErrImagePull, message: m}}}] | ImagePullFailed | false",
        "phase: Pending, containerStatuses: [{name: k6, state: {waiting: {reason: ImagePullBackOff, message: m}}}] | ImagePullFailed | false",
        "phase: Pending, containerStatuses: [{name: k6, state: {waiting: {reason: ErrImageNeverPull, message: m}}}] | ImagePullFailed | false",
        "phase: Pending, containerStatuses: [{name: k6, state: {waiting: {reason: InvalidImageName, message: m}}}] | ImagePullFailed | true",
        // the container
        "phase: Pending, containerStatuses: [{name: k6, state: {waiting: {reason: CreateContainerConfigError, message: m}}}] | ContainerConfigError | false",
        "phase: Pending, containerStatuses: [{name: k6, state: {waiting: {reason: RunContainerError, message: m}}}] | RunnersNeverReady | false",
        // the node
        "phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/3 nodes}] | Unschedulable | false",
        "phase: Failed, reason: OutOfcpu, message: Node did not have enough cpu | RunnerLost | true",
        "phase: Failed, reason: UnexpectedAdmissionError, conditions: [{type: PodScheduled, status: 'True'}] | RunnerLost | true",
        "phase: Failed, reason: Evicted, message: low on memory | Evicted | true",
        "phase: Running, conditions: [{type: DisruptionTarget, status: 'True', reason: PreemptionByScheduler}] | Evicted | true",
        "phase: Running, conditions: [{type: DisruptionTarget, status: 'True', reason: EvictionByEvictionAPI}] | Evicted | true",
        "phase: Running, reason: NodeLost | RunnerLost | true",
        // the end
        "phase: Failed, containerStatuses: [{name: k6, state: {terminated: {exitCode: 137, reason: OOMKilled}}}] | OutOfMemory | true",
        "phase: Failed, containerStatuses: [{name: k6, state: {terminated: {exitCode: 2, reason: Error}}}] | RunnerLost | true",
        "phase: Failed, reason: DeadlineExceeded, containerStatuses: [{name: k6, state: {terminated: {exitCode: 143, reason: Error}}}] | DeadlineExceeded | true",
      })
  void everyTroubleHasItsReason(String status, FailureReason reason, boolean conclusive) {
    Optional<Trouble> trouble = PodTroubles.of(pod("", status));
    assertThat(trouble.map(t -> t.failure().reason())).contains(reason);
    assertThat(trouble.orElseThrow().conclusive()).isEqualTo(conclusive);
    assertThat(trouble.orElseThrow().failure().message()).contains("pod checkout-0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phase: Pending",
        "phase: Pending, conditions: [{type: PodScheduled, status: 'True'}], containerStatuses: [{name: k6, state: {waiting: {reason: ContainerCreating}}}]",
        "phase: Running, containerStatuses: [{name: k6, state: {running: {}}}]",
        "phase: Succeeded, containerStatuses: [{name: k6, state: {terminated: {exitCode: 0, reason: Completed}}}]",
        "phase: Running, containerStatuses: [{name: sidecar, state: {waiting: {reason: ImagePullBackOff}}}]",
      })
  void everythingElseIsNone(String status) {
    assertThat(PodTroubles.of(pod("", status))).isEmpty();
  }

  @Test
  void aPodThatGoesBeforeItsEndIsLostAndOneThatHasEndedIsNot() {
    String deleted = ", deletionTimestamp: '2026-11-21T02:00:00Z'";
    assertThat(PodTroubles.of(pod(deleted, "phase: Running")).map(t -> t.failure().reason()))
        .contains(FailureReason.RunnerLost);
    assertThat(PodTroubles.of(pod(deleted, "phase: Succeeded"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, ImageUnsupported",
    "127, ImageUnsupported",
    "255, ImageUnsupported",
    "137, RunnerLost",
    "143, RunnerLost"
  })
  void anImageThatNeverSpokeIsNoRunnersUnlessItWasKilled(int code, FailureReason reason) {
    Pod pod =
        pod(
            "",
            "phase: Failed, containerStatuses: [{name: k6, state: {terminated: {exitCode: %d, reason: Error}}}]"
                .formatted(code));
    Trouble trouble = PodTroubles.of(pod).orElseThrow();
    assertThat(PodTroubles.unlessForeign(pod, trouble).failure().reason()).isEqualTo(reason);
  }

  private static Pod pod(String metadata, String status) {
    return Serialization.unmarshal(
        "kind: Pod\napiVersion: v1\nmetadata: {name: checkout-0%s}\nspec: {}\nstatus: {%s}"
            .formatted(metadata, status),
        Pod.class);
  }
}
