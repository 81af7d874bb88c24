package dev.loadtest.controller.observe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Target.WorkloadRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Deployment, shop, shop-6d4cf56db6-x7k2p, true",
    "Deployment, shop, shop-7f9c4-x7k2p, true",
    "Deployment, shop, shop-api-6d4cf56db6-x7k2p, false",
    "Deployment, shop-api, shop-6d4cf56db6-x7k2p, false",
    // a DaemonSet's pod: the hash has no vowels
    "Deployment, shop, shop-api-x7k2p, false",
    "Deployment, shop, shop-0, false",
    "Deployment, a.b, a.b-6d4cf56db6-x7k2p, true",
    "Deployment, a.b, axb-6d4cf56db6-x7k2p, false",
    "StatefulSet, db, db-0, true",
    "StatefulSet, db, db-12, true",
    "StatefulSet, db, db-x-0, false",
    "DaemonSet, agent, agent-x7k2p, true",
    "DaemonSet, agent, agent-6d4cf56db6-x7k2p, false",
    "DaemonSet, agent, agent-abcde, false",
  })
  void podsAreNamedAfterTheirWorkload(
      WorkloadRef.Kind kind, String name, String pod, boolean matches) {
    assertThat(PodNames.match(new WorkloadRef(null, kind, name), pod)).isEqualTo(matches);
  }

  /** The API server cuts the base of a generated name to 58 characters. */
  @Test
  void longNamesAreCut() {
    for (int length : new int[] {46, 47, 50, 55, 56, 57, 58, 80}) {
      String name = "s".repeat(length);
      String base = name + "-6d4cf56db6-";
      String pod = base.substring(0, Math.min(58, base.length())) + "x7k2p";
      assertThat(PodNames.match(deployment(name), pod)).as("%d: %s", length, pod).isTrue();
      assertThat(PodNames.match(deployment(name + "x"), pod)).isEqualTo(length >= 58);
    }
  }

  private static WorkloadRef deployment(String name) {
    return new WorkloadRef(null, WorkloadRef.Kind.Deployment, name);
  }
}
