package dev.loadtest.core.analysis;

import java.util.List;
import java.util.Optional;

/**
 * The run came to no verdict. Its reason is typed, so that cause and remedy are looked up and not
 * guessed from a text.
 */
final class FailureRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    var known = KnownFailure.of(look);
    var said = look.judgement().message().replaceFirst("^Error: ", "");
    return Optional.of(
        new Theory(
            known.cause(),
            List.of(new Sign(known.weight(), "the report says " + Quote.of(said))),
            known.nextStep()));
  }
}
