package dev.loadtest.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Source of the rules: Kubernetes' Pod Security Standards, profile restricted
 * (kubernetes.io/docs/concepts/security/pod-security-standards).
 */
class ChartPodSecurityTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "watchNamespaces: [shop]",
        "replicas: 2",
        "runAsUser: null\nrunAsGroup: null",
        "jvmOptions: [-Xmx1g]",
      })
  void theOperatorFitsANamespaceThatEnforcesRestricted(String values) {
    PodSpec pod = Chart.with(values).pod();
    assertThat(pod.getHostNetwork()).isNull();
    assertThat(pod.getHostPID()).isNull();
    assertThat(pod.getHostIPC()).isNull();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getVolumes()).allSatisfy(volume -> assertThat(volume.getEmptyDir()).isNotNull());
    assertThat(pod.getInitContainers()).isEmpty();
    assertThat(pod.getContainers()).singleElement().satisfies(ChartPodSecurityTest::isConfined);
  }

  private static void isConfined(Container container) {
    var security = container.getSecurityContext();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getPrivileged()).isNull();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(security.getCapabilities().getAdd()).isEmpty();
    assertThat(container.getPorts()).allSatisfy(port -> assertThat(port.getHostPort()).isNull());
    assertThat(container.getResources().getLimits()).containsKey("memory");
    assertThat(container.getStartupProbe()).isNotNull();
    assertThat(container.getLivenessProbe()).isNotNull();
    assertThat(container.getReadinessProbe()).isNotNull();
  }
}
