package dev.loadtest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.cli.local.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real k6 against the demo service, with a threshold that is too tight for its noise. */
@Timeout(180)
class HealingIT {
  private static final String MANIFEST =
      """
      apiVersion: loadtest.dev/v1alpha1
      kind: LoadTest
      metadata: {name: shop}
      spec:
        script:
          inline: |
            import http from 'k6/http';
            export default function () { http.get(`${__ENV.TARGET_URL}/`); }
        target: {url: "http://demo"}
        load: {executor: ConstantVUs, vus: 10, duration: 3s}
        judgement: {reruns: 0}
        thresholds:
        - {name: p95, metric: http_req_duration, expression: 'p(95)<20'} # the median is 20 ms
        healing: {mode: Apply, maxRelaxPercent: 200, minConfidencePercent: 0}
      """;

  @TempDir Path folder;

  @Test
  void aTightThresholdIsHealedAndConfirmed() throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), MANIFEST);
    try (var demo = Programs.demoService()) {
      for (int runs = 1; runs <= 5; runs++) {
        assertThat(run(demo.url()).await()).isEqualTo(1);
        assertThat(file).hasContent(MANIFEST);
      }
      var healed = run(demo.url());
      assertThat(healed.await()).as(healed.output()).isZero();
      assertThat(healed.output()).contains("FAILED  shop", "HEALED  shop");
      assertThat(Files.readString(file).replaceAll("p\\(95\\)<[0-9.]+", "p(95)<20"))
          .isEqualTo(MANIFEST);
    }
  }

  private CommandLineProcess run(String url) throws Exception {
    return new CommandLineProcess(
        folder, Programs.runner(), "run", "shop.yaml", "--target-url", url);
  }
}
