package dev.loadtest.core.analysis;

import dev.loadtest.core.analysis.Sign.Weight;
import java.util.Arrays;

/**
 * Why a run came to no verdict: whose doing it is and what to do. The constants are the names of
 * {@code FailureReason}, which lies downstream of this room; a test compares them.
 */
enum KnownFailure {
  ScriptError(
      Cause.Script,
      Weight.Proven,
      "Correct the script at that place, and try it: loadtest run FILE."),
  ScriptHasScenarios(
      Cause.Script,
      Weight.Proven,
      "Remove spec.load, or the scenarios from the script: two loads cannot be merged."),
  ScriptNotFound(
      Cause.Script, Weight.Proven, "Create that object or file, or correct spec.script."),
  ConfigurationError(
      Cause.Script, Weight.Proven, "Correct that option in spec.options or in the script."),
  BadThreshold(
      Cause.Script,
      Weight.Proven,
      "Correct that threshold in spec.thresholds or in the script; no load was sent."),
  ImpossiblePlan(
      Cause.Script,
      Weight.Proven,
      "Lower spec.parallelism or raise the load; for a script that takes too long raise"
          + " timeouts.run."),
  SetupFailed(
      Cause.Script,
      Weight.Proven,
      "Look at what setup() calls, first of all the login, and whether the service is up."),
  SetupTimeout(
      Cause.Script,
      Weight.Proven,
      "Shorten setup(), or set spec.options: {setupTimeout: 3m} (60 s by default)."),
  TeardownFailed(
      Cause.Script,
      Weight.Proven,
      "Clean up by hand what teardown() should have, then look at what it calls."),
  ScriptAborted(
      Cause.Script,
      Weight.Proven,
      "Look at the condition under which the script calls test.abort()."),
  OutOfMemory(
      Cause.LoadGenerator,
      Weight.Proven,
      "Raise runner.resources.limits.memory or spec.parallelism, or set spec.options:"
          + " {discardResponseBodies: true}."),
  Evicted(
      Cause.Cluster,
      Weight.Proven,
      "Give the runners requests that cover what they use, or a quieter pool"
          + " (runner.podTemplate.spec.nodeSelector), then run again."),
  ImageUnsupported(
      Cause.Script,
      Weight.Proven,
      "Use the operator's k6 image, or build runner.image on it: k6-runner-image/README.md."),
  ImagePullFailed(
      Cause.Cluster,
      Weight.Proven,
      "Correct runner.image, or name runner.podTemplate.spec.imagePullSecrets: kubectl describe"
          + " pod shows what the registry says."),
  QuotaExceeded(
      Cause.Cluster,
      Weight.Proven,
      "Raise the quota (kubectl describe resourcequota), or lower spec.parallelism or"
          + " runner.resources.requests."),
  PodRefused(
      Cause.Cluster,
      Weight.Proven,
      "Do what the admission rule asks for, in runner.podTemplate, or let the rule leave the"
          + " runners out."),
  Unschedulable(
      Cause.Cluster,
      Weight.Proven,
      "Lower runner.resources.requests or the constraints of runner.podTemplate, add nodes, or"
          + " raise timeouts.start for an autoscaler."),
  ContainerConfigError(
      Cause.Script,
      Weight.Proven,
      "Create the ConfigMap, Secret or key that runner.env or runner.envFrom names."),
  RunnersNeverReady(
      Cause.Cluster,
      Weight.Measured,
      "Look at the runner pods: kubectl describe pod -l loadtest.dev/run=RUN, then their logs; or"
          + " raise timeouts.start."),
  NeverReleased(
      Cause.Cluster,
      Weight.Measured,
      "Look for portforward in the operator's log, and whether it ran and has the right"
          + " pods/portforward."),
  RunnerLost(
      Cause.Cluster,
      Weight.Measured,
      "Find out who deleted the pod or what happened to its node: kubectl get events. Then run"
          + " again."),
  ResultLost(
      Cause.Cluster,
      Weight.Measured,
      "Look at the runner pods' logs (kubectl logs POD | grep '#LT1'), at the kubelet's"
          + " containerLogMaxSize, or raise timeouts.collect. Then run again."),
  DeadlineExceeded(
      Cause.Script,
      Weight.Measured,
      "Set timeouts in the script's requests: iterations that hang longer than gracefulStop are the"
          + " usual cause."),
  Interrupted(
      Cause.Cluster,
      Weight.Measured,
      "Find out who ended the runner (kubectl get events), and run again."),
  Panic(
      Cause.LoadGenerator,
      Weight.Proven,
      "Try without k6 extensions, and report the crash in the runner's log to their authors or to"
          + " k6."),
  InvalidSpec(
      Cause.Script, Weight.Proven, "Correct the fields that are named: loadtest validate FILE."),
  TestNotFound(
      Cause.Script,
      Weight.Proven,
      "Create the LoadTest in this namespace, or correct spec.loadTestRef: kubectl get lt."),
  Cancelled(Cause.None, Weight.Proven, ""),
  Unknown(Cause.Unknown, Weight.Fitting, "Read the runner's log: kubectl logs POD.");

  private final Cause cause;
  private final Weight weight;
  private final String nextStep;

  KnownFailure(Cause cause, Weight weight, String nextStep) {
    this.cause = cause;
    this.weight = weight;
    this.nextStep = nextStep;
  }

  Cause cause() {
    return cause;
  }

  Weight weight() {
    return weight;
  }

  String nextStep() {
    return nextStep;
  }

  /** That of a run's reason; {@link #Unknown} for one that this version does not know. */
  static KnownFailure of(Look look) {
    return Arrays.stream(values())
        .filter(known -> look.because(known.name()))
        .findFirst()
        .orElse(Unknown);
  }

  /** The reason, as long as it is a word. */
  static String name(Look look) {
    var reason = look.judgement().reason();
    return reason.matches("[A-Za-z]{1,40}") ? reason : Quote.of(reason);
  }
}
