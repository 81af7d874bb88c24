package dev.loadtest.controller.observe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.client.FakePrometheus;
import dev.loadtest.controller.client.FakePrometheus.Asked;
import dev.loadtest.controller.client.Prometheus;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetEvidence.Reading;
import dev.loadtest.core.summary.TargetEvidence.Unanswered;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusReadingsTest {
  private static final Instant FROM = Instant.parse("2026-11-21T10:00:00Z");
  private static final Window WINDOW = new Window(FROM, FROM.plusSeconds(600));
  private static final LoadTestSpec BOTH =
      spec(
          """
          target: {workloadRef: {kind: Deployment, name: shop.web}}
          judgement: {evidence: [
            {name: gpu, query: "avg(gpu)", unit: "%", notable: ">90"},
            {name: hits, query: "hits", notable: "<0.5"}]}
          """);

  @Test
  void throttlingAndTheTestsOwnQueriesAreAsked() {
    try (var server =
        new FakePrometheus(FakePrometheus.series(FROM.getEpochSecond(), "0.4", "91", "0.6"))) {
      TargetEvidence evidence = readings(server, true).of(BOTH, "shop", WINDOW);
      assertThat(evidence.readings())
          .containsExactly(
              new Reading(
                  "throttled", "% of periods", 91, 92.0 / 3, 3, true, "2026-11-21T10:00:01.500Z"),
              new Reading("gpu", "%", 91, 92.0 / 3, 3, true, "2026-11-21T10:00:01.500Z"),
              new Reading("hits", "", 91, 92.0 / 3, 3, true, "2026-11-21T10:00:00.500Z"));
      assertThat(evidence.unanswered()).isEmpty();
      assertThat(server.asked)
          .extracting(Asked::query)
          .containsExactlyInAnyOrder(
              "avg(gpu)",
              "hits",
              "100 * sum(increase(container_cpu_cfs_throttled_periods_total{namespace=\"shop\",pod=~\"shop[.]web-[bcdfghjklmnpqrstvwxz2456789]{1,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\",container!=\"\"}[2m]))"
                  + " / sum(increase(container_cpu_cfs_periods_total{namespace=\"shop\",pod=~\"shop[.]web-[bcdfghjklmnpqrstvwxz2456789]{1,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\",container!=\"\"}[2m]))");
    }
  }

  @Test
  void whereQueriesAreNotAllowedOnlyTheBuiltInOneIsAsked() {
    try (var server = new FakePrometheus(FakePrometheus.series(0, "1"))) {
      TargetEvidence evidence = readings(server, false).of(BOTH, "shop", WINDOW);
      assertThat(evidence.readings()).extracting(Reading::name).containsExactly("throttled");
      assertThat(evidence.unanswered())
          .contains(
              new Unanswered(
                  "gpu", "not asked: queries are not allowed (prometheus.allowQueries)"));
      assertThat(server.asked).hasSize(1);
      assertThat(readings(server, false).of(spec("{}"), "shop", WINDOW))
          .isEqualTo(TargetEvidence.NONE);
      assertThat(server.asked).hasSize(1);
    }
  }

  @Test
  void withoutAPrometheusOnlyTheTestsOwnQueriesAreMissed() {
    assertThat(PrometheusReadings.NONE.of(BOTH, "shop", WINDOW).unanswered())
        .containsExactly(
            new Unanswered("gpu", "not asked: no Prometheus is configured (prometheus.url)"),
            new Unanswered("hits", "not asked: no Prometheus is configured (prometheus.url)"));
    assertThat(
            PrometheusReadings.NONE.of(
                spec("target: {workloadRef: {kind: Deployment, name: shop}}"), "shop", WINDOW))
        .isEqualTo(TargetEvidence.NONE);
  }

  @Test
  void aQueryWithoutAnAnswerIsNamedWithItsReason() {
    try (var server =
        new FakePrometheus(
            FakePrometheus.json(400, "{\"errorType\":\"bad_data\",\"error\":\"parse error\"}"))) {
      TargetEvidence evidence = readings(server, true).of(BOTH, "shop", WINDOW);
      assertThat(evidence.readings()).isEmpty();
      assertThat(evidence.unanswered())
          .containsExactly(
              new Unanswered("throttled", "HTTP 400: bad_data parse error"),
              new Unanswered("gpu", "HTTP 400: bad_data parse error"),
              new Unanswered("hits", "HTTP 400: bad_data parse error"));
    }
  }

  /** Points end at the end of the load, are at least 5 s apart, and not too many. */
  @ParameterizedTest
  @CsvSource({
    "2, 5, 0",
    "5, 5, 5",
    "12, 5, 10",
    "600, 5, 600",
    "1200, 5, 1200",
    "1201, 6, 1200",
    "28800, 120, 28800"
  })
  void stepsFitTheTime(long seconds, long step, long back) {
    var window = new Window(FROM, FROM.plusSeconds(seconds));
    Duration fitting = PrometheusReadings.step(window);
    assertThat(fitting).hasSeconds(step);
    assertThat(PrometheusReadings.start(window, fitting))
        .isEqualTo(window.until().minusSeconds(back));
  }

  private static PrometheusReadings readings(FakePrometheus server, boolean allowed) {
    return new PrometheusReadings(
        Optional.of(new Prometheus(server.address(), Optional.empty())), allowed);
  }

  private static LoadTestSpec spec(String yaml) {
    return Serialization.unmarshal(
        "script: {inline: x}\n" + (yaml.equals("{}") ? "" : yaml), LoadTestSpec.class);
  }
}
