package dev.loadtest.core.analysis;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The analyst that needs no key: it asks the {@link Rules} of the run's class in their order, and
 * the first that knows a cause is believed. The same case always gets the same diagnosis. {@code
 * docs/analysis.md} has the rules, what makes them sure, and when a person must act.
 */
public final class RuleAnalyst {
  private static final int LONGEST = 600;

  private RuleAnalyst() {}

  /** Why a run went as it did, and what to do; no text is longer than 600 characters. */
  public static Diagnosis diagnose(Case seen) {
    var look = new Look(seen);
    var theory =
        Stream.concat(Rules.of(look.classification()).stream(), Stream.of(new UnknownRule()))
            .map(rule -> rule.explain(look))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    var doubts = Doubts.of(look, theory.cause());
    return new Diagnosis(
        Prose.bounded(Headline.of(look), LONGEST),
        theory.cause(),
        Prose.bounded(theory.why(doubts), LONGEST),
        Prose.bounded(theory.nextStep(), LONGEST),
        Certainty.of(theory.signs(), !doubts.isEmpty()),
        ActionRequired.of(seen.judgement().verdict(), theory.cause()));
  }
}
