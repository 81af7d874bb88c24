package dev.loadtest.core.lifecycle;

import dev.loadtest.core.heal.Remedy;
import dev.loadtest.core.heal.Remedy.State;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.Remediation.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The course of a remedy: do it, wait until the service is back, run again. */
public final class RemedyLifecycle {
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** What a webhook sets off takes a while to begin. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final RemedyObservation seen;
  private final Remedy remedy;

  private RemedyLifecycle(RemedyObservation seen, Remedy remedy) {
    this.seen = seen;
    this.remedy = remedy;
  }

  /** What to do next; empty when there is no remedy on its way. */
  public static Optional<RemedyStep> nextStep(RemedyObservation seen) {
    return seen.heals().currentRemedy().map(remedy -> new RemedyLifecycle(seen, remedy).step());
  }

  private RemedyStep step() {
    if (seen.spec().remediation() == null) {
      return to(State.Failed, "remediation was switched off");
    }
    return switch (remedy.state()) {
      case Due -> begin();
      case Waiting -> waiting();
      case Rerunning -> rerunning();
      case Succeeded, Failed -> new RemedyStep.Await(seen.now().plus(LOOK));
    };
  }

  private RemedyStep begin() {
    return switch (remedy.action()) {
      case Rerun -> rerun("the test runs again");
      case RolloutRestart ->
          new RemedyStep.Restart(
              remedy.to(State.Waiting, "restarted " + workload() + ", which is not available yet"));
      case Webhook ->
          new RemedyStep.Call(
              remedy.to(State.Waiting, "called the webhook, and waits for the service"));
    };
  }

  private RemedyStep waiting() {
    Duration patience = GoDuration.parse(seen.spec().remediation().timeout());
    boolean settling =
        remedy.action() == Action.Webhook && seen.now().isBefore(created().plus(SETTLING));
    if (seen.available() && !settling) {
      return rerun(workload() + " is available, and the test runs again");
    }
    return seen.now().isAfter(created().plus(patience))
        ? to(
            State.Failed,
            "%s was not available within %s (remediation.timeout)"
                .formatted(workload(), seen.spec().remediation().timeout()))
        : new RemedyStep.Await(seen.now().plus(LOOK));
  }

  private RemedyStep rerun(String why) {
    String run = RunName.of(seen.name(), seen.uid(), "remediation", remedy.id());
    return new RemedyStep.Keep(remedy.rerunning(run, why));
  }

  private RemedyStep rerunning() {
    return switch (seen.rerun()) {
      case ProofRun.Absent a ->
          new RemedyStep.Rerun(remedy.rerun(), ExecutionDigest.of(seen.spec()), remedy);
      case ProofRun.GoesOn g -> new RemedyStep.Await(seen.now().plus(LOOK));
      case ProofRun.Ended(var verdict, var classification, var message) ->
          verdict == Verdict.Passed
              ? to(State.Succeeded, remedy.rerun() + " passed")
              : to(State.Failed, remedy.rerun() + " did not pass: " + message);
    };
  }

  private String workload() {
    var target = seen.spec().target();
    return target == null || target.workloadRef() == null
        ? "the service"
        : target.workloadRef().name();
  }

  private Instant created() {
    return Instant.parse(remedy.created());
  }

  private RemedyStep to(State next, String why) {
    return new RemedyStep.Keep(remedy.to(next, why));
  }
}
