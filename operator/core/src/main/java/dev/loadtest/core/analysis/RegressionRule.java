package dev.loadtest.core.analysis;

import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.SurroundingsFinding.Remains;
import dev.loadtest.core.summary.TargetEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service became worse, and nothing that was seen says why. Always has an answer. */
final class RegressionRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    List<Sign> signs = new ArrayList<>();
    signs.add(agreed(look));
    SpareCpu.of(look).map(SpareCpu::told).map(Sign::fitting).ifPresent(signs::add);
    look.first(Remains.class).map(Said::of).map(Sign::measured).ifPresent(signs::add);
    return Optional.of(new Theory(Cause.Regression, signs, nextStep(look)));
  }

  private static Sign agreed(Look look) {
    int tries = look.deciding().map(Answered::tries).orElse(1);
    var looked =
        look.target().equals(TargetEvidence.NONE)
            ? "nobody looked at the pods of the service"
            : "nothing notable was seen at the pods of the service";
    return tries > 1
        ? Sign.proven("%d tries agree that it changed, and %s".formatted(tries, looked))
        : Sign.measured("it changed beyond what this test varies by itself, and " + looked);
  }

  private static String nextStep(Look look) {
    var usual = lastUsual(look).map(Since::name).map(run -> " since " + run).orElse("");
    var looked =
        look.target().equals(TargetEvidence.NONE)
            ? "set target.workloadRef to see its CPU and memory next time"
            : "kubectl rollout history " + Workload.of(look);
    return "Find the change: commits, rollouts and settings%s; %s. If it is wanted, accept this run: kubectl annotate lt/TEST loadtest.dev/accept-baseline=RUN."
        .formatted(usual, looked);
  }

  private static Optional<KeptRun> lastUsual(Look look) {
    return look.history().runs().reversed().stream().filter(KeptRun::counts).findFirst();
  }
}
