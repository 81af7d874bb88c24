package dev.loadtest.core.analysis;

import static dev.loadtest.core.summary.TargetEvidence.Kind;

import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.TargetFinding.TargetChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The service was restarted, rolled out, moved or rescaled while load was sent. Of a regression it
 * is asked late, and is no excuse: a worse service restarts by itself.
 */
final class DisturbedTargetRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    List<TargetChanged> changes = look.all(TargetChanged.class).toList();
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    List<Sign> signs = new ArrayList<>();
    changes.forEach(change -> signs.add(Sign.measured(Happened.told(look, change))));
    return Optional.of(
        new Theory(Cause.TargetDisturbed, signs, nextStep(look, changes.getFirst().kind())));
  }

  private static String nextStep(Look look, Kind kind) {
    return look.classification() == Classification.Environment
        ? again(look, kind)
        : why(look, kind);
  }

  private static String again(Look look, Kind kind) {
    return switch (kind) {
      case RolledOut ->
          "Run again now that the rollout is over (kubectl rollout status %s), or set trigger.onRollout: true, so that runs come after rollouts."
              .formatted(Workload.of(look));
      case Evicted, NodeTrouble ->
          "Run again. If it happens often, look at the node: kubectl get events, kubectl describe node.";
      case Restarted, OutOfMemory, Rescaled -> why(look, kind);
    };
  }

  private static String why(Look look, Kind kind) {
    var workload = Workload.of(look);
    return switch (kind) {
      case Restarted, OutOfMemory ->
          "Find out why it was restarted: kubectl logs %s --previous, kubectl describe %s. A restart may be what a worse service does to itself."
              .formatted(workload, workload);
      case Rescaled ->
          "Compare the replicas with those of earlier runs (kubectl get %s, kubectl get hpa), and fix their number for the time of the test."
              .formatted(workload);
      case RolledOut ->
          "Compare the rollout with the one before: kubectl rollout history " + workload + ".";
      case Evicted, NodeTrouble ->
          "Look at the node and at the requests of the pods: kubectl describe %s, kubectl get events."
              .formatted(workload);
    };
  }
}
