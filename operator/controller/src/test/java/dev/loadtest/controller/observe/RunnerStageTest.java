package dev.loadtest.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.RunnerProgress;
import dev.loadtest.core.summary.RunnerReady;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerStageTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

  @ParameterizedTest(name = "{0} runner(s), released {1}, latest {2}, first {3}: {4}")
  @CsvSource({
    "1, false, unreadable, unreadable, Started",
    "1, false, nothing,    nothing,    Started",
    "1, false, ready,      ready,      Running",
    "2, false, ready,      ready,      Ready",
    "2, true,  ready,      ready,      Running",
    "2, false, progress,   ready,      Running",
    "2, false, draining,   ready,      Draining",
    // A talkative script has pushed all frames out of the latest lines.
    "1, false, nothing,    ready,      Running",
    "2, false, nothing,    ready,      Ready",
    "2, true,  nothing,    ready,      Running",
    "2, true,  unreadable, unreadable, Running",
  })
  void aRunningPodIsAsFarAsItsLogSays(
      int runners, boolean released, String latest, String first, Stage stage) {
    var logs = new Logs(log(latest), log(first));
    var observer = new RunnerObserver(plan(runners), job(released), logs, NOW);
    RunnerView view = observer.view(0, Optional.of(pod("Running", "running: {}")));
    assertThat(view.stage()).isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource({"'', false", "0, true", "1, false"})
  void anIndexWithoutPodIsLostOnceTheJobHasCountedIt(String failed, boolean lost) {
    Job job = job(false);
    job.getStatus().setFailedIndexes(failed);
    var observer = new RunnerObserver(plan(2), job, new Logs(log("nothing"), log("nothing")), NOW);
    assertThat(observer.view(0, Optional.empty()).trouble().isPresent()).isEqualTo(lost);
  }

  private record Logs(Optional<FrameLog> latest, Optional<FrameLog> first) implements RunnerLogs {
    @Override
    public Optional<FrameLog> glance(Pod pod, String nonce) {
      return latest;
    }

    @Override
    public Optional<FrameLog> head(Pod pod, String nonce) {
      return first;
    }

    @Override
    public Optional<FrameLog> whole(Pod pod, String nonce) {
      return latest;
    }
  }

  private static Optional<FrameLog> log(String says) {
    var ready =
        new RunnerReady(1, 0, "2.2.0", 6566, 1, 1000, List.of(), List.of(), List.of(), false, true);
    return switch (says) {
      case "unreadable" -> Optional.empty();
      case "nothing" -> Optional.of(frames(Optional.empty(), Optional.empty()));
      case "ready" -> Optional.of(frames(Optional.of(ready), Optional.empty()));
      default ->
          Optional.of(frames(Optional.empty(), Optional.of(progress(says.equals("draining")))));
    };
  }

  private static FrameLog frames(Optional<RunnerReady> ready, Optional<RunnerProgress> progress) {
    return new FrameLog(ready, progress, Optional.empty(), false, List.of());
  }

  private static RunnerProgress progress(boolean draining) {
    return new RunnerProgress(0, 1, 1000, 0, 1, 1, 0, 1, 0, draining, null, List.of());
  }

  private static RunPlan plan(int runners) {
    var spec =
        Serialization.unmarshal("script: {inline: x}\nparallelism: " + runners, LoadTestSpec.class);
    return RunPlan.of(spec, new RunPlan.Identity("t", "r", 1, "n"), "a.js");
  }

  private static Job job(boolean released) {
    String annotations = released ? "{loadtest.dev/released-ms: '1763690400000:0,1'}" : "{}";
    return Serialization.unmarshal(
        "kind: Job\napiVersion: batch/v1\nmetadata: {name: j, annotations: %s}\nstatus: {}"
            .formatted(annotations),
        Job.class);
  }

  private static Pod pod(String phase, String state) {
    return Serialization.unmarshal(
        """
        kind: Pod
        apiVersion: v1
        metadata: {name: p}
        spec: {}
        status: {phase: %s, containerStatuses: [{name: k6, state: {%s}}]}
        """
            .formatted(phase, state),
        Pod.class);
  }
}
