package dev.loadtest.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.api.LoadTestRun;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnTest {
  private static final String SHOP = "target: {url: 'http://shop'}";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "the older one goes first | one | 10 | Pending | target: {url: 'http://shop'} | true",
        "the younger one waits | one | 30 | Pending | target: {url: 'http://shop'} | false",
        "who has started is not overtaken | one | 30 | Running | target: {url: 'http://shop'} | true",
        "who has ended is not waited for | one | 10 | Finished | target: {url: 'http://shop'} | false",
        "another target | one | 10 | Running | target: {url: 'http://other'} | false",
        "no target known | one | 10 | Running | suspend: false | false",
        "not exclusive | one | 10 | Running | target: {url: 'http://shop', exclusive: false} | false",
        "the same test, whatever its target | me | 10 | Running | target: {url: 'http://other'} | true",
        "in the same second the smaller uid | one | 20 | Pending | target: {url: 'http://shop'} | true",
      })
  void whoGoesFirst(
      String name, String test, int created, String phase, String target, boolean waits) {
    LoadTestRun other = run("a-other", test, created, phase, target);
    LoadTestRun me = run("b-me", "me", 20, "Pending", SHOP);
    assertThat(Turn.before(me, Stream.of(me, other), o -> false).isPresent()).isEqualTo(waits);
  }

  @ParameterizedTest
  @CsvSource({"Allow, false", "Forbid, true", "Replace, true"})
  void runsOfOneTestOverlapOnlyWhereItsScheduleAllowsIt(String policy, boolean waits) {
    String schedule = SHOP + ", schedule: {cron: '@daily', concurrencyPolicy: " + policy + "}";
    LoadTestRun other = run("a", "me", 10, "Running", schedule);
    LoadTestRun me = run("b", "me", 20, "Pending", schedule);
    assertThat(Turn.before(me, Stream.of(other), o -> false).isPresent()).isEqualTo(waits);
  }

  @Test
  void aYoungerRunWhoseJobExistsGoesFirstEvenIfTheCacheDoesNotKnowYet() {
    var me = run("a", "checkout", 0, null, "");
    var other = run("b", "checkout", 1, null, "");
    assertThat(Turn.before(me, Stream.of(other), o -> false)).isEmpty();
    assertThat(Turn.before(me, Stream.of(other), o -> true)).contains(other);
  }

  private static LoadTestRun run(String uid, String test, int second, String phase, String fields) {
    return Serialization.unmarshal(
        """
        apiVersion: loadtest.dev/v1alpha1
        kind: LoadTestRun
        metadata: {name: %s, namespace: n, uid: %s, creationTimestamp: '2026-11-21T02:00:%02dZ'}
        spec: {loadTestRef: {name: %s}, snapshot: {script: {inline: x}, %s}}
        status: {phase: %s}
        """
            .formatted(uid, uid, second, test, fields, phase),
        LoadTestRun.class);
  }
}
