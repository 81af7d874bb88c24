package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Proposal.Source;

/** A change that a finding asks for, or why it is not made. */
sealed interface Idea {

  /**
   * A change within the bounds of its kind.
   *
   * @param finding type of the finding that it answers
   * @param why one sentence with its numbers
   * @param confidence in percent
   */
  record Candidate(Change change, String finding, String why, int confidence, Source source)
      implements Idea {
    ProposedChange proposed() {
      return new ProposedChange(change, finding, why);
    }
  }

  /** One that is not made; a sentence. */
  record Refused(String why) implements Idea {}

  static Idea refused(Guardrail guardrail, Object... parts) {
    return new Refused(guardrail.of(parts));
  }
}
