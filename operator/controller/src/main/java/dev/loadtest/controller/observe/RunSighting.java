package dev.loadtest.controller.observe;

import dev.loadtest.core.lifecycle.Failure;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.plan.RunPlan;
import dev.loadtest.core.spec.LoadTestSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;

/** A LoadTestRun as it was found in the cluster. */
public sealed interface RunSighting {

  /**
   * Its verdict is final; {@code loading} says whether pods of its Job still run or may still come.
   */
  record Finished(Optional<Job> job, boolean loading) implements RunSighting {}

  /** Created by somebody else and not taken up yet; this is what it would run. */
  record Unresolved(LoadTestSpec resolved) implements RunSighting {}

  /** It must not start yet. {@code reason} is one word, {@code message} a sentence. */
  record Blocked(String reason, String message) implements RunSighting {}

  /** It cannot start at all, or was told to end. */
  record Refused(Failure failure) implements RunSighting {}

  /** It may start, and nothing was made for it. */
  record Startable(RunPlan plan) implements RunSighting {}

  /**
   * Its attempt, with the objects behind it; pods in the order of their indexes, where they exist.
   */
  record Attempt(Observation seen, Job job, List<Pod> pods) implements RunSighting {

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
