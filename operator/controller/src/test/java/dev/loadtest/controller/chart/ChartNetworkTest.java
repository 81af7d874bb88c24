package dev.loadtest.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may reach the operator, what it may reach, and how its metrics are found. */
class ChartNetworkTest {
  @Test
  void theNetworkPolicyLetsInMetricsAndOutDnsAndTheApiServer() {
    NetworkPolicy policy =
        Chart.with(
                """
                networkPolicy:
                  enabled: true
                  metricsFrom: [{namespaceSelector: {matchLabels: {team: observers}}}]
                  apiServer: {cidrs: [10.0.0.1/32], ports: [6443]}
                  extraEgress: [{ports: [{port: 3128}]}]
                """)
            .only(NetworkPolicy.class);
    var spec = policy.getSpec();
    assertThat(spec.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(spec.getIngress())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getPorts())
                  .extracting(port -> port.getPort().getStrVal())
                  .containsExactly("http");
              assertThat(rule.getFrom().getFirst().getNamespaceSelector().getMatchLabels())
                  .containsEntry("team", "observers");
            });
    assertThat(spec.getEgress()).hasSize(3);
    assertThat(spec.getEgress().get(0).getPorts())
        .extracting(port -> port.getPort().getIntVal())
        .containsOnly(53);
    assertThat(spec.getEgress().get(1).getPorts())
        .extracting(port -> port.getPort().getIntVal())
        .containsExactly(6443);
    assertThat(spec.getEgress().get(1).getTo().getFirst().getIpBlock().getCidr())
        .isEqualTo("10.0.0.1/32");
  }

  @Test
  void theNetworkPolicyNamesOnlyPortsWhenTheApiServersAddressIsUnknown() {
    var egress =
        Chart.with("networkPolicy: {enabled: true}")
            .only(NetworkPolicy.class)
            .getSpec()
            .getEgress();
    assertThat(egress).hasSize(2);
    assertThat(egress.get(1).getTo()).isEmpty();
    assertThat(egress.get(1).getPorts())
        .extracting(port -> port.getPort().getIntVal())
        .containsExactly(443, 6443);
  }

  @Test
  void aServiceMonitorSelectsTheService() {
    Chart chart = Chart.with("serviceMonitor: {enabled: true, labels: {release: prometheus}}");
    HasMetadata monitor = chart.any("ServiceMonitor").orElseThrow();
    assertThat(monitor.getMetadata().getLabels()).containsEntry("release", "prometheus");
    assertThat(((GenericKubernetesResource) monitor).<String>get("spec", "endpoints", 0, "path"))
        .isEqualTo("/q/metrics");
    var selector =
        ((GenericKubernetesResource) monitor)
            .<Map<String, String>>get("spec", "selector", "matchLabels");
    assertThat(chart.only(Service.class).getMetadata().getLabels()).containsAllEntriesOf(selector);
  }

  @Test
  void aPodMonitorWorksWithoutAService() {
    Chart chart = Chart.with("podMonitor: {enabled: true}\nservice: {enabled: false}");
    assertThat(chart.all("Service")).isEmpty();
    GenericKubernetesResource monitor =
        (GenericKubernetesResource) chart.any("PodMonitor").orElseThrow();
    var selector = monitor.<Map<String, String>>get("spec", "selector", "matchLabels");
    assertThat(chart.only(Deployment.class).getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(selector);
  }
}
