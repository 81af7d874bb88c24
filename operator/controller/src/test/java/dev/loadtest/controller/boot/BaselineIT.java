package dev.loadtest.controller.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.act.HistoryKeeper;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.cluster.ApiServer;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.manifest.RecordConfigMap;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.Keeping;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger.Kind;
import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.TargetEvidence;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a test learns what is normal, and how people say so. */
@ExtendWith(ApiServer.class)
class BaselineIT {
  private static final String SPEC =
      "{script: {inline: x}, load: {executor: ConstantVUs, vus: 1, duration: 10s}%s}";
  private static final String CALIBRATED =
      SPEC.formatted(", judgement: {baseline: {calibrationRuns: %d}}");

  private World world;

  @BeforeEach
  void start(NamespacedKubernetesClient client) {
    world = World.with(client);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aNewTestIsCalibratedRunAfterRun() {
    world.test("checkout", CALIBRATED.formatted(3));
    for (int number = 1; number <= 3; number++) {
      LoadTestRun next = newest(number);
      assertThat(next.getSpec().purpose())
          .isEqualTo(number == 1 ? Purpose.Normal : Purpose.Calibration);
      world.restart();
      world.pass(next);
    }
    World.pause();
    assertThat(world.runs()).hasSize(3);
    assertThat(world.runs())
        .extracting(r -> r.getSpec().trigger().kind())
        .containsExactlyInAnyOrder(Kind.Change, Kind.Calibration, Kind.Calibration);
  }

  @Test
  void calibrationThatOnlyFailsStopsAndSaysSo() {
    world.test("checkout", CALIBRATED.formatted(5));
    for (int number = 1; number <= 3; number++) {
      LoadTestRun next = newest(number);
      Job job = world.awaitJob(next);
      world.kubelet.create(job);
      world.kubelet.end(job, world.nonce(job), 0, ExitReason.ScriptError);
      world.awaitEnd(next);
    }
    String text =
        World.soon()
            .until(() -> world.test("checkout").getStatus().baseline(), b -> b != null)
            .text();
    assertThat(text).contains("0 of 5 runs", "the last 3 runs ended in Error");
    World.pause();
    assertThat(world.runs()).hasSize(3);
  }

  @Test
  void aPersonAcceptsARunAsTheNewNormal() {
    LoadTest test = world.test("checkout", SPEC.formatted(", suspend: true"));
    history("quarantined", "Quarantined", "broken", "Excluded");
    world.annotate(test, Labels.ACCEPT_BASELINE, "quarantined");
    handled("quarantined");
    assertThat(stored()).contains("\"run\":\"quarantined\"").contains("\"Accepted\"");
    for (String refused : List.of("nobody", "broken")) {
      world.annotate(test, Labels.ACCEPT_BASELINE, refused);
      handled(refused);
    }
    assertThat(world.eventReasons("checkout")).contains("BaselineAccepted", "BaselineNotAccepted");
    assertThat(world.client.events().v1().events().list().getItems())
        .anyMatch(
            e ->
                "nobody is not among the runs that can be accepted: quarantined."
                    .equals(e.getNote()));
  }

  /** Stopped after the record; since then the logs have gone, and nothing else was written. */
  @Test
  void whatTheRecordMeasuredEntersTheHistoryOnce() {
    world.test("checkout", SPEC.formatted(", judgement: {repeat: 2, rerunDelay: 0s}"));
    LoadTestRun run = world.onlyRun();
    Job first = world.attempt(run, 1, 0);
    Job second = world.attempt(run, 2, 0);
    LoadTestRun ended = world.awaitEnd(run);
    RunHistory before = kept();
    assertThat(before).isEqualTo(expected(ended));
    for (String gone : List.of("checkout-baseline", "checkout-ledger")) {
      world.stopOperators();
      world.client.configMaps().withName(gone).delete();
      forget(ended, gone.endsWith("ledger") ? List.of() : List.of(first, second));
      world.startOperator();
      assertThat(world.awaitEnd(run).getStatus()).isEqualTo(ended.getStatus());
      assertThat(kept()).isEqualTo(before);
    }
    World.soon().until(() -> world.test("checkout").getStatus().runs() == 1L);
  }

  private void forget(LoadTestRun run, List<Job> jobs) {
    jobs.forEach(job -> world.kubelet.remove(world.kubelet.pod(job, 0)));
    var runs = world.client.resources(LoadTestRun.class).withName(run.getMetadata().getName());
    runs.editStatus(
        r -> {
          r.setStatus(null);
          return r;
        });
    runs.edit(
        r -> {
          r.getMetadata().getLabels().remove(Labels.FINISHED);
          return r;
        });
  }

  /** What core keeps of the run, whatever that is. */
  private RunHistory expected(LoadTestRun run) {
    var record = world.client.configMaps().withName(run.getStatus().artifact()).get();
    var evaluation =
        new Evaluation(
            run.getSpec().resolved().orElseThrow(),
            RecordConfigMap.attempts(record),
            TargetEvidence.NONE,
            RunHistory.EMPTY,
            LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC));
    return Keeping.after(
        evaluation,
        Judge.judge(evaluation),
        run.getMetadata().getName(),
        run.getStatus().completionTime());
  }

  private RunHistory kept() {
    return new HistoryKeeper(world.client).read(world.client.getNamespace(), "checkout");
  }

  private LoadTestRun newest(int of) {
    return World.soon().until(world::runs, runs -> runs.size() == of).stream()
        .filter(r -> r.getStatus() == null || r.getStatus().verdict() == null)
        .max(Comparator.comparing(r -> r.getMetadata().getCreationTimestamp()))
        .orElseThrow();
  }

  private void handled(String run) {
    World.soon()
        .until(
            () ->
                run.equals(
                    world
                        .test("checkout")
                        .getMetadata()
                        .getAnnotations()
                        .get(Labels.HANDLED_ACCEPT)));
  }

  private void history(String one, String admission, String two, String other) {
    world
        .client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("checkout-baseline")
                .endMetadata()
                .addToData(
                    "history.json",
                    """
                    {"runs": [{"run": "%s", "completed": "2026-11-20T02:00:00Z", "admission": "%s"},
                     {"run": "%s", "completed": "2026-11-21T02:00:00Z", "admission": "%s"}]}
                    """
                        .formatted(one, admission, two, other))
                .build())
        .create();
  }

  private String stored() {
    return world
        .client
        .configMaps()
        .withName("checkout-baseline")
        .get()
        .getData()
        .get("history.json");
  }
}
