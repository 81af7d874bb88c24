package dev.loadtest.core.lifecycle;

import dev.loadtest.core.summary.ExitReason;
import java.util.Optional;

/**
 * Why a run ended without a verdict on its thresholds. Each has a section in
 * docs/troubleshooting.md. The ones that a runner reports by itself have the names of
 * docs/runner-protocol.md.
 */
public enum FailureReason {
  ScriptError("fix the script at the position named"),
  ScriptHasScenarios(
      "remove spec.load to use the script's scenarios, or the scenarios to use spec.load"),
  ScriptNotFound("create the object or correct spec.script"),
  ConfigurationError("correct the k6 options in spec.options or in the script"),
  BadThreshold("correct the threshold in the script or in spec.thresholds"),
  ImpossiblePlan("adapt spec.load, spec.parallelism or spec.timeouts.run"),
  SetupFailed("look at what setup() calls"),
  SetupTimeout("shorten setup() or raise the k6 option setupTimeout"),
  TeardownFailed("look at what teardown() calls"),
  ScriptAborted("the script called test.abort(); its message says why"),
  OutOfMemory("raise spec.runner.resources.limits.memory, or use more runners"),
  Evicted("give the runners requests that cover what they use, or a quieter node pool"),
  ImageUnsupported(
      "use the operator's k6 image or one built on it, as k6-runner-image/README.md shows"),
  ImagePullFailed("correct spec.runner.image or its imagePullSecrets"),
  QuotaExceeded("raise the namespace's quota or lower parallelism or requests"),
  PodRefused("an admission rule of the cluster refuses the runner pods; its message says why"),
  Unschedulable("lower the requests or the constraints of the runners, or add nodes"),
  ContainerConfigError("create the ConfigMap, Secret or key that spec.runner names"),
  RunnersNeverReady("look at the runner pods' events and logs, or raise spec.timeouts.start"),
  NeverReleased("look at the operator's log: the runners were ready and were not released"),
  RunnerLost("find out who deleted the pod or what happened to its node, and run again"),
  ResultLost("look at the runner pods' logs, or raise spec.timeouts.collect"),
  DeadlineExceeded("the load took longer than planned; look at the runner pods"),
  Interrupted("a runner was asked to end; find out by whom, and run again"),
  Panic("k6 itself failed; look at the runner's log"),
  InvalidSpec("correct the field named"),
  TestNotFound("create the LoadTest or correct spec.loadTestRef"),
  Cancelled("start a new run if it is still wanted"),
  Unknown("look at the runner's log");

  private final String remedy;

  FailureReason(String remedy) {
    this.remedy = remedy;
  }

  /** What to do about it, in a sentence part. */
  public String remedy() {
    return remedy;
  }

  /**
   * Why the cluster refuses a pod or a Job. Kubernetes tells a full quota from other refusals only
   * in its message.
   */
  public static FailureReason ofRefusal(String message) {
    return message.contains("exceeded quota") ? QuotaExceeded : PodRefused;
  }

  /** The failure that a runner's exit stands for; absent when its numbers can be judged. */
  public static Optional<FailureReason> of(ExitReason exit) {
    return switch (exit) {
      case None, Stopped, DurationExceeded, MarkedFailed -> Optional.empty();
      case ScriptError -> Optional.of(ScriptError);
      case ScriptHasScenarios -> Optional.of(ScriptHasScenarios);
      case ScriptNotFound -> Optional.of(ScriptNotFound);
      case ConfigurationError -> Optional.of(ConfigurationError);
      case BadThreshold -> Optional.of(BadThreshold);
      case ImpossiblePlan -> Optional.of(ImpossiblePlan);
      case SetupFailed -> Optional.of(SetupFailed);
      case SetupTimeout -> Optional.of(SetupTimeout);
      case TeardownFailed -> Optional.of(TeardownFailed);
      case ScriptAborted -> Optional.of(ScriptAborted);
      case Interrupted -> Optional.of(Interrupted);
      case OutOfMemory -> Optional.of(OutOfMemory);
      case NeverReleased -> Optional.of(NeverReleased);
      case Panic -> Optional.of(Panic);
      case Unknown -> Optional.of(Unknown);
    };
  }
}
