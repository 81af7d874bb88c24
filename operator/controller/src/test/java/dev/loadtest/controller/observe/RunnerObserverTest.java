package dev.loadtest.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.lifecycle.RunnerView;
import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.RunnerReport;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunnerObserverTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:30Z");
  private static final RunnerReport REPORT =
      new RunnerReport(1, "smoke-1", 0, 1, null, null, null, null, null, null, null, null);

  @Test
  void aResultInTheLogEndsARunnerBeforeItsPodDoes() throws JsonProcessingException {
    RunnerView view = view(log(Optional.of(REPORT)));
    assertThat(view.stage()).isEqualTo(Stage.Ended);
    assertThat(view.report()).contains(REPORT);
  }

  @Test
  void aRunningPodWithoutAFrameHasOnlyStarted() throws JsonProcessingException {
    assertThat(view(log(Optional.empty())).stage()).isEqualTo(Stage.Started);
  }

  private static FrameLog log(Optional<RunnerReport> result) {
    return new FrameLog(Optional.empty(), Optional.empty(), result, false, List.of());
  }

  private static RunnerView view(FrameLog seen) throws JsonProcessingException {
    var spec = new ObjectMapper().readValue("{\"script\":{\"inline\":\"x\"}}", LoadTestSpec.class);
    var plan = RunPlan.of(spec, new RunPlan.Identity("smoke", "smoke-1", 1, "n"), "script.js");
    Job job = new JobBuilder().withNewMetadata().withName("smoke-1").endMetadata().build();
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("smoke-1-0")
            .endMetadata()
            .withNewStatus()
            .withPhase("Running")
            .endStatus()
            .build();
    return new RunnerObserver(plan, job, always(seen), NOW).view(0, Optional.of(pod));
  }

  private static RunnerLogs always(FrameLog seen) {
    return new RunnerLogs() {
      @Override
      public Optional<FrameLog> glance(Pod pod, String nonce) {
        return Optional.of(seen);
      }

      @Override
      public Optional<FrameLog> whole(Pod pod, String nonce) {
        return Optional.of(seen);
      }

      @Override
      public Optional<FrameLog> head(Pod pod, String nonce) {
        return Optional.empty();
      }
    };
  }
}
