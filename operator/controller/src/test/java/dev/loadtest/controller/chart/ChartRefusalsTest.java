package dev.loadtest.controller.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartRefusalsTest {
  /** Values that would install something broken, and a word of the message that says so. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "replica: 2                                                     | replica",
        "replicas: -1                                                   | replicas",
        "replicas: two                                                  | replicas",
        "image: {tagg: x}                                               | tagg",
        "image: {repository: ''}                                        | repository",
        "image: {pullPolicy: Sometimes}                                 | pullPolicy",
        "image: {digest: sha256:abc}                                    | digest",
        "watchNamespaces: shop                                          | watchNamespaces",
        "watchNamespaces: [Shop]                                        | watchNamespaces",
        "watchNamespaces: [shop, shop]                                  | watchNamespaces",
        "crds: {install: 'yes'}                                         | install",
        "rbac: {clusterAdmin: true}                                     | clusterAdmin",
        "extraEnv: {A: b}                                               | extraEnv",
        "extraEnv: [{value: b}]                                         | name",
        "jvmOptions: [Xmx64m]                                           | jvmOptions",
        "podAnnotations: {a: 1}                                         | podAnnotations",
        "networkPolicy: {apiServer: {cidrs: [10.0.0.1]}}                | cidrs",
        "networkPolicy: {apiServer: {ports: [99999]}}                   | ports",
        "serviceMonitor: {enabled: true, interval: often}               | interval",
        "runAsUser: 0                                                   | runAsUser",
        "prometheus: {url: prometheus:9090}                              | url",
        "prometheus: {url: 'http://me:pw@prometheus:9090'}              | url",
        "prometheus: {allowQueries: 'yes'}                              | allowQueries",
        "prometheus: {allowQueries: true}                               | prometheus.url",
        "prometheus: {tokenSecret: {name: a}}                           | prometheus.url",
        "replicas: 2\\nleaderElection: {enabled: false}                 | leaderElection.enabled: true",
        "serviceMonitor: {enabled: true}\\nservice: {enabled: false}    | service.enabled: true",
        "serviceMonitor: {enabled: true}\\npodMonitor: {enabled: true}  | not both",
      })
  void badValuesAreRefusedByName(String values, String named) {
    assertThatThrownBy(() -> Chart.render(values.replace("\\n", "\n")))
        .as("rendered: %s", values)
        .hasMessageContaining(named);
  }
}
