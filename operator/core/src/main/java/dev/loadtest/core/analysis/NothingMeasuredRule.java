package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding.NothingMeasured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No iteration ended and no request was sent: the load is too short, or every iteration hangs. */
final class NothingMeasuredRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    if (!look.has(NothingMeasured.class)) {
      return Optional.empty();
    }
    List<Sign> signs = new ArrayList<>();
    signs.add(
        Sign.measured(
            "the load went on for %s, and no iteration ended within it"
                .formatted(Prose.time(look.seen().summary().map(s -> s.durationMs()).orElse(0L)))));
    return Optional.of(
        new Theory(
            Cause.Script,
            signs,
            "Read what the script printed (kubectl logs POD | grep 'k6|'), make the load longer than one iteration, and set timeouts in the script's requests."));
  }
}
