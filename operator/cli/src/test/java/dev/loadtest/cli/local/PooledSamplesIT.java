package dev.loadtest.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.Executor;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.ScriptSource;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.summary.Observed;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four real runners, each of which also writes k6's own raw samples to a file: what is merged
 * equals what is pooled, to 0.1 % for percentiles and exactly for counts.
 */
@Timeout(90)
class PooledSamplesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT =
      """
      import http from 'k6/http';
      import { check } from 'k6';
      import { Trend } from 'k6/metrics';
      const own = new Trend('own');
      export default function () {
        const response = http.get(`${__ENV.TARGET_URL}/api/products`);
        check(response, { ok: (r) => r.status === 200 });
        own.add(response.timings.waiting - 500); // negative throughout
      }
      """;

  @TempDir Path folder;

  @Test
  void mergedPercentilesOfFourRunnersAreThoseOfThePooledRawSamples() throws Exception {
    RunSummary summary = measured();
    for (String metric : List.of("http_req_duration", "http_req_waiting", "own")) {
      List<Double> pooled = pooled(metric);
      assertThat(pooled).hasSizeGreaterThan(400);
      for (double percent : new double[] {0, 10, 50, 90, 95, 99, 99.9, 100}) {
        assertThat(observed(summary, metric, new Aggregation.Percentile(percent)))
            .as("p(%s) of %s over %d samples", percent, metric, pooled.size())
            .isCloseTo(percentile(pooled, percent), withPercentage(0.1));
      }
    }
    assertThat(observed(summary, "http_reqs", new Aggregation.Count()))
        .isEqualTo(pooled("http_reqs").stream().mapToDouble(Double::doubleValue).sum());
    List<Double> checks = pooled("checks");
    assertThat(observed(summary, "checks", new Aggregation.Rate()))
        .isEqualTo(checks.stream().filter(v -> v != 0).count() / (double) checks.size());
  }

  private RunSummary measured() throws Exception {
    try (DemoService demo = DemoService.start(Built.demoService())) {
      var test =
          new LocalTest("pooled", spec(demo.url()), folder, new NamedObjects(Map.of(), Map.of()));
      var identity =
          new RunPlan.Identity("pooled", "pooled-1", 1, "00112233445566778899aabbccddeeff");
      var end =
          new LocalRun(writingRawSamples(), Clock.systemUTC())
              .carryOut(
                  test,
                  identity,
                  System.getenv(),
                  Optional.of(Duration.ofSeconds(60)),
                  new Quiet());
      assertThat(end).isInstanceOf(AttemptEnd.Measured.class);
      List<RunnerReport> reports = ((AttemptEnd.Measured) end).reports();
      assertThat(reports).hasSize(4);
      return RunSummary.merge(reports);
    }
  }

  private static LoadTestSpec spec(String url) {
    var load =
        new Load(
            Executor.ConstantVUs,
            null,
            null,
            null,
            null,
            null,
            20,
            "3s",
            null,
            null,
            null,
            null,
            null,
            "1s",
            null);
    return new LoadTestSpec(
        null,
        new ScriptSource(SCRIPT, null, null, null, null),
        new Target(url, null, null),
        load,
        null,
        null,
        null,
        4,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The real runner, asked for k6's JSON output as well. */
  private Path writingRawSamples() throws IOException {
    String script =
        """
        #!/bin/sh
        K6_OUT="json=%s/raw-$$.json" exec "%s" "$@"
        """
            .formatted(folder, Built.runner());
    Path wrapper = Files.writeString(folder.resolve("runner"), script);
    return Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
  }

  private List<Double> pooled(String metric) throws IOException {
    List<Double> values = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "raw-*.json")) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          JsonNode sample = JSON.readTree(line);
          if (sample.path("type").asText().equals("Point")
              && sample.path("metric").asText().equals(metric)) {
            values.add(sample.path("data").path("value").asDouble());
          }
        }
      }
    }
    Collections.sort(values);
    return values;
  }

  /** As k6 interpolates, metrics/sink.go. */
  private static double percentile(List<Double> sorted, double percent) {
    double rank = percent / 100 * (sorted.size() - 1);
    double below = sorted.get((int) Math.floor(rank));
    double above = sorted.get((int) Math.ceil(rank));
    return below + (above - below) * (rank - Math.floor(rank));
  }

  private static double observed(RunSummary summary, String metric, Aggregation aggregation) {
    return ((Observed.Value) summary.observe(MetricSelector.of(metric), aggregation)).value();
  }
}
