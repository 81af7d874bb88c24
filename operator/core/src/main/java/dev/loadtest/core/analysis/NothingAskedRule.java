package dev.loadtest.core.analysis;

import java.util.List;
import java.util.Optional;

/** No threshold, and no baseline yet: a pass that says nothing. */
final class NothingAskedRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.because("NothingAsked") && look.judgement().calibration().provisional()
        ? Optional.of(
            new Theory(
                Cause.Script,
                List.of(
                    Sign.proven("there is no threshold and no baseline, so that any run passes")),
                "Add a threshold: {name: errors, metric: http_req_failed, expression: \"rate<0.01\"}."))
        : Optional.empty();
  }
}
