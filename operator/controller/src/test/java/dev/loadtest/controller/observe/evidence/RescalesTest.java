package dev.loadtest.controller.observe.evidence;

import static dev.loadtest.controller.observe.evidence.Objects.WINDOW;
import static dev.loadtest.controller.observe.evidence.Objects.at;
import static dev.loadtest.controller.observe.evidence.Objects.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RescalesTest {
  private static final Workload NOW = RolloutSignsTest.workload("4", null);
  private static final Event SCALING =
      event(
          "shop",
          "ScalingReplicaSet",
          "Scaled up replica set shop-1 from 2 to 3",
          "lastTimestamp: <10:04>");

  @Test
  void anAutoscalersEventsTellEachChangeAndItsLimits() {
    var rescales =
        new Rescales(
            NOW,
            Optional.of(2),
            List.of(autoscaler("10:06")),
            Map.of(
                "shop-hpa",
                List.of(
                    event(
                        "shop-hpa",
                        "SuccessfulRescale",
                        "New size: 3; reason: cpu",
                        "lastTimestamp: <10:03>"),
                    event(
                        "shop-hpa",
                        "SuccessfulRescale",
                        "New size: 2; reason: cpu",
                        "lastTimestamp: <09:03>"))),
            List.of(SCALING));
    assertThat(rescales.happenings(WINDOW, false))
        .containsExactly(
            new Happening(
                Kind.Rescaled,
                "shop-hpa",
                "New size: 3; reason: cpu (now 3 replicas, 4 wanted, at most 5)",
                at("10:03")));
  }

  @Test
  void withoutEventsTheAutoscalersLastChangeCounts() {
    assertThat(
            new Rescales(NOW, Optional.of(2), List.of(autoscaler("10:06")), Map.of(), List.of())
                .happenings(WINDOW, false))
        .containsExactly(
            new Happening(
                Kind.Rescaled,
                "shop-hpa",
                "changed the number of replicas (now 3 replicas, 4 wanted, at most 5)",
                at("10:06")));
    assertThat(
            new Rescales(NOW, Optional.of(3), List.of(autoscaler("09:06")), Map.of(), List.of())
                .happenings(WINDOW, false))
        .isEmpty();
  }

  /** A rollout scales ReplicaSets, too. */
  @Test
  void aDeploymentsEventsCountUnlessItWasRolledOut() {
    var rescales = new Rescales(NOW, Optional.empty(), List.of(), Map.of(), List.of(SCALING));
    assertThat(rescales.happenings(WINDOW, false))
        .extracting(Happening::detail)
        .containsExactly("Scaled up replica set shop-1 from 2 to 3");
    assertThat(rescales.happenings(WINDOW, true)).isEmpty();
  }

  @Test
  void theDifferenceToTheFirstLookCountsWhenNothingElseTells() {
    assertThat(
            new Rescales(NOW, Optional.of(1), List.of(), Map.of(), List.of())
                .happenings(WINDOW, true))
        .containsExactly(
            new Happening(
                Kind.Rescaled, "shop", "went from 1 to 3 replicas", WINDOW.until().toString()));
    assertThat(
            new Rescales(NOW, Optional.of(3), List.of(), Map.of(), List.of())
                .happenings(WINDOW, false))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "apps/v1, Deployment, shop, true",
    "apps/v1, Deployment, other, false",
    "apps/v1, StatefulSet, shop, false",
    "argoproj.io/v1alpha1, Deployment, shop, false",
    ", Deployment, shop, true",
  })
  void anAutoscalerIsTheWorkloadsByItsReference(
      String version, String kind, String name, boolean scales) {
    HorizontalPodAutoscaler autoscaler = autoscaler("10:06");
    var ref = autoscaler.getSpec().getScaleTargetRef();
    ref.setApiVersion(version);
    ref.setKind(kind);
    ref.setName(name);
    assertThat(Rescales.scales(autoscaler, NOW)).isEqualTo(scales);
  }

  private static HorizontalPodAutoscaler autoscaler(String scaled) {
    return Objects.read(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: shop-hpa, namespace: shop}
        spec: {maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}}
        status: {lastScaleTime: <%s>, currentReplicas: 3, desiredReplicas: 4}
        """
            .formatted(scaled),
        HorizontalPodAutoscaler.class);
  }
}
