package dev.loadtest.core.analysis;

import java.util.List;
import java.util.Optional;

/** Requests or checks fail, and nobody reported how. */
final class UnnamedErrorsRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return ErrorsRule.isAboutFailures(look)
        ? Optional.of(
            new Theory(
                Cause.Errors,
                List.of(Sign.fitting("no failed request has an error code or a status")),
                "See which checks or requests fail: kubectl logs POD | grep 'k6|', or add the tag that tells them apart; then read the log of %s at that time: kubectl logs %s."
                    .formatted(Workload.name(look), Workload.of(look))))
        : Optional.empty();
  }
}
