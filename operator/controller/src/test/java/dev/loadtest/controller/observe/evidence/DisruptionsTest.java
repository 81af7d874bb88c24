package dev.loadtest.controller.observe.evidence;

import static dev.loadtest.controller.observe.evidence.Objects.WINDOW;
import static dev.loadtest.controller.observe.evidence.Objects.at;
import static dev.loadtest.controller.observe.evidence.Objects.event;
import static dev.loadtest.controller.observe.evidence.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisruptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Failed | \"True\" | TerminationByKubelet | 10:03 | true",
        "Running | \"True\" | PreemptionByScheduler | 10:03 | true",
        "Running | \"True\" | EvictionByEvictionAPI | 10:03 | true",
        "Running | \"False\" | EvictionByEvictionAPI | 10:03 | false",
        "Running | \"True\" | DeletionByTaintManager | 09:03 | false",
      })
  void aDisruptionWithinTheTimeIsAHappening(
      String phase, String status, String reason, String time, boolean happened) {
    Pod pod =
        pod(
            "shop-1",
            "09:00",
            """
            {phase: %s, conditions: [
              {type: Ready, status: "True", lastTransitionTime: <10:04>},
              {type: DisruptionTarget, status: %s, reason: %s, message: "low on\\nmemory", lastTransitionTime: <%s>}]}
            """
                .formatted(phase, status, reason, time));
    assertThat(Disruptions.of(List.of(pod), List.of(), WINDOW))
        .isEqualTo(
            happened
                ? List.of(
                    new Happening(Kind.Evicted, "shop-1", reason + ": low on memory", at(time)))
                : List.of());
  }

  /** Pods that are gone have left an event; those that are there need not be named twice. */
  @Test
  void eventsTellOfPodsThatAreGone() {
    Pod pod =
        pod(
            "shop-1",
            "09:00",
            "{phase: Failed, conditions: [{type: DisruptionTarget, status: \"True\","
                + " lastTransitionTime: <10:03>}]}");
    assertThat(
            Disruptions.of(
                List.of(pod),
                List.of(
                    event("shop-1", "Evicted", "x", "lastTimestamp: <10:03>"),
                    event("shop-2", "Preempted", "by a pod", "eventTime: <10:04>"),
                    event("shop-3", "Evicted", "x", "lastTimestamp: <09:03>"),
                    event(
                        "shop-4",
                        "Evicted",
                        "again",
                        "firstTimestamp: <09:03>\nlastTimestamp: <10:05>")),
                WINDOW))
        .extracting(Happening::subject, Happening::at)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("shop-1", at("10:03")),
            org.assertj.core.groups.Tuple.tuple("shop-2", at("10:04")),
            org.assertj.core.groups.Tuple.tuple("shop-4", at("10:05")));
  }

  @Test
  void aPodThatCameDuringTheLoadTookThePlaceOfAnother() {
    assertThat(
            Disruptions.replacements(
                List.of(pod("old", "09:00", "{}"), pod("new", "10:02", "{}")), WINDOW))
        .extracting(Happening::subject)
        .containsExactly("new");
  }
}
