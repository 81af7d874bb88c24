package dev.loadtest.controller.observe.evidence;

import static dev.loadtest.controller.observe.evidence.Objects.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.summary.MemoryUse;
import dev.loadtest.core.summary.TargetSample;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
  private static final String USED = "{name: app, usage: {cpu: 250m, memory: 128Mi}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limits: {cpu: 500m, memory: 256Mi} | 50 % of limit | 50 % of limit",
        "limits: {cpu: '1', memory: 1Gi}, requests: {cpu: 250m, memory: 128Mi} | 25 % of limit | 12.5 % of limit",
        "requests: {cpu: 125m}, limits: {memory: 128Mi} | 200 % of request | 100 % of limit",
        "requests: {cpu: '0'} | 0.25 cores | 134217728 bytes",
        "requests: {} | 0.25 cores | 134217728 bytes",
      })
  void usageIsInPercentOfTheLimitElseOfTheRequestElseAbsolute(
      String resources, String cpu, String memory) {
    var usage =
        Usage.of(
            List.of(pod("a", "{name: app, image: a, resources: {%s}}".formatted(resources))),
            List.of(metrics("a", "10:01", USED)));
    assertThat(usage.samples()).extracting(UsageTest::written).containsExactly(cpu, memory);
    assertThat(usage.samples()).extracting(TargetSample::name).containsExactly("cpu", "memory");
  }

  @Test
  void theHottestPodIsTheMaximumAndTheMeanIsOverPods() {
    String container = "{name: app, image: a, resources: {limits: {cpu: '1'}}}";
    var usage =
        Usage.of(
            List.of(pod("a", container), pod("b", container), pod("unmeasured", container)),
            List.of(
                metrics("a", "10:01", "{name: app, usage: {cpu: 900000000n}}"),
                metrics("b", "10:02", "{name: app, usage: {cpu: 100m}}"),
                metrics("gone", "10:09", "{name: app, usage: {cpu: 5}}")));
    assertThat(usage.samples())
        .containsExactly(new TargetSample("cpu", "% of limit", 90, 50, Objects.at("10:02")));
  }

  /** A sidecar without limits hides no limit, and one near its limit counts. */
  @Test
  void theMainContainerSaysWhatIsComparedAndTheNearestToItsBoundCounts() {
    var containers =
        """
        {name: proxy, image: p, resources: {limits: {cpu: 200m}}},
        {name: app, image: a, resources: {limits: {cpu: '1'}}},
        {name: log, image: l}
        """;
    Pod pod = pod("a", containers);
    pod.getMetadata()
        .setAnnotations(java.util.Map.of("kubectl.kubernetes.io/default-container", "app"));
    var usage =
        Usage.of(
            List.of(pod),
            List.of(
                metrics(
                    "a",
                    "10:01",
                    "{name: app, usage: {cpu: 500m}}, {name: proxy, usage: {cpu: 180m}},"
                        + " {name: log, usage: {cpu: 3}}")));
    assertThat(usage.samples().getFirst().max()).isEqualTo(90);
    assertThat(usage.samples().getFirst().unit()).isEqualTo("% of limit");
  }

  @Test
  void memoryIsThatOfTheFullestPodsMainContainer() {
    String containers =
        """
        {name: app, image: a, resources: {limits: {memory: 512Mi}}},
        {name: proxy, image: p, resources: {limits: {memory: 64Mi}}}
        """;
    var usage =
        Usage.of(
            List.of(pod("a", containers), pod("b", containers), pod("c", containers)),
            List.of(
                metrics("a", "10:01", "{name: app, usage: {memory: 200Mi}}"),
                metrics(
                    "b",
                    "10:01",
                    "{name: proxy, usage: {memory: 900Mi}}, {name: app, usage: {memory: 300Mi}}"),
                metrics("c", "10:01", "{name: proxy, usage: {memory: 900Mi}}")));
    assertThat(usage.memory()).hasValue(new MemoryUse(300 * 1024, OptionalLong.of(512 * 1024)));
  }

  @Test
  void memoryWithoutALimitIsMemoryAllTheSame() {
    var usage =
        Usage.of(List.of(pod("a", "{name: app, image: a}")), List.of(metrics("a", "10:01", USED)));
    assertThat(usage.memory()).hasValue(new MemoryUse(128 * 1024, OptionalLong.empty()));
  }

  @Test
  void whatCannotBeReadIsNoSample() {
    var usage =
        Usage.of(
            List.of(pod("a", "{name: app, image: a}"), pod("b", "{name: app, image: a}")),
            List.of(
                metrics("a", "10:01", "{name: app, usage: {cpu: lots}}"),
                metrics("b", "10:01", "{name: app}")));
    assertThat(usage.samples()).isEmpty();
    assertThat(usage.memory()).isEmpty();
    assertThat(Usage.of(List.of(), List.of()).samples()).isEmpty();
  }

  private static String written(TargetSample sample) {
    return (sample.max() == Math.rint(sample.max())
            ? String.valueOf((long) sample.max())
            : String.valueOf(sample.max()))
        + " "
        + sample.unit();
  }

  private static Pod pod(String name, String containers) {
    return Objects.read(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: shop}
        spec:
          containers: [%s]
        """
            .formatted(name, containers),
        Pod.class);
  }
}
