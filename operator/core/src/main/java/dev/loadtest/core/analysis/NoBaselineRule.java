package dev.loadtest.core.analysis;

import java.util.List;
import java.util.Optional;

/** A threshold is crossed, and there is nothing to compare with. Always has an answer. */
final class NoBaselineRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    var calibration = look.judgement().calibration();
    boolean learning = calibration.provisional();
    return Optional.of(
        new Theory(
            Cause.Unknown,
            List.of(
                Sign.fitting(
                    learning
                        ? "the baseline has %d of %d runs, so that nobody knows what is usual"
                            .formatted(calibration.runs(), calibration.needed())
                        : "this number has no comparable runs, so that nobody knows what is usual")),
            "Compare the value with what you know of %s. To learn what is usual, set judgement.baseline.calibrationRuns: 5, or wait for the runs to come; if the threshold was a guess, set it by them."
                .formatted(Workload.name(look))));
  }
}
