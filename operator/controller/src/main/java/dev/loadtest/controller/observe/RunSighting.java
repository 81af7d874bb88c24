package dev.loadtest.controller.observe;

import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.status.MeasuredAttempt;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Objects;

/** A LoadTestRun as it was found in the cluster. */
public sealed interface RunSighting {

  /**
   * Its verdict is final.
   *
   * @param loading Jobs whose pods still send load or may yet do so
   * @param ended Jobs whose pods have ended
   */
  record Finished(List<Job> loading, List<Job> ended) implements RunSighting {}

  /** Created by somebody else and not taken up yet; this is what it would run. */
  record Unresolved(LoadTestSpec resolved) implements RunSighting {}

  /** It must not start yet. {@code reason} is one word, {@code message} a sentence. */
  record Blocked(String reason, String message) implements RunSighting {}

  /** It cannot start at all, or was told to end, whatever was measured. */
  record Refused(Failure failure) implements RunSighting {}

  /** It may start, and nothing was made for it. */
  record Startable(RunPlan plan) implements RunSighting {}

  /**
   * Its attempts so far are measured, and nothing was made for the next one.
   *
   * @param next what the next one would carry out
   * @param restless whether pods of the last one are still to end
   */
  record Measured(List<MeasuredAttempt> attempts, RunPlan next, boolean restless)
      implements RunSighting {}

  /** An attempt had begun and something of it is gone; {@code measured} are those before it. */
  record Lost(int attempt, Failure failure, List<MeasuredAttempt> measured)
      implements RunSighting {}

  /**
   * Its attempt, with the objects behind it; pods in the order of their indexes, where they exist.
   *
   * @param measured the attempts before it
   */
  record Attempt(Observation seen, Job job, List<Pod> pods, List<MeasuredAttempt> measured)
      implements RunSighting {

    public int number() {
      return seen.plan().runner().attempt();
    }

    /** Where the pods are, or were. */
    public List<String> nodes() {
      return pods.stream().map(p -> p.getSpec().getNodeName()).filter(Objects::nonNull).toList();
    }

    public String nonce() {
      return seen.plan().runner().nonce();
    }

    /** The pod of an index. */
    public Pod pod(int index) {
      return pods.stream()
          .filter(p -> Indexes.of(p).filter(i -> i == index).isPresent())
          .findFirst()
          .orElseThrow();
    }

    /** Pods that have not ended. */
    public List<Pod> running() {
      return pods.stream().filter(p -> "Running".equals(p.getStatus().getPhase())).toList();
    }
  }
}
