package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The environment variables that the chart sets are read. */
class SettingsTest {

  @Test
  void aPrometheusIsReadFromTheEnvironment() {
    Settings.Prometheus prometheus =
        settings(
                Map.of(
                    "LOADTEST_PROMETHEUS_URL", "http://prometheus.monitoring:9090/prefix",
                    "LOADTEST_PROMETHEUS_ALLOW_QUERIES", "true",
                    "LOADTEST_PROMETHEUS_TOKEN_FILE", "/etc/loadtest/prometheus/token"))
            .prometheus();
    assertThat(prometheus.url()).hasValue(URI.create("http://prometheus.monitoring:9090/prefix"));
    assertThat(prometheus.allowQueries()).isTrue();
    assertThat(prometheus.tokenFile()).hasValue(Path.of("/etc/loadtest/prometheus/token"));
  }

  @Test
  void withoutThemThereIsNone() {
    Settings.Prometheus prometheus = settings(Map.of()).prometheus();
    assertThat(prometheus.url()).isEmpty();
    assertThat(prometheus.allowQueries()).isFalse();
    assertThat(settings(Map.of("LOADTEST_PROMETHEUS_URL", "")).prometheus().url()).isEmpty();
  }

  private static Settings settings(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(new EnvConfigSource(environment, 300))
        .withMapping(Settings.class)
        .build()
        .getConfigMapping(Settings.class);
  }
}
