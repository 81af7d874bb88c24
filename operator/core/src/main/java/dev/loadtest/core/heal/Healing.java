package dev.loadtest.core.heal;

import java.util.List;

/** What is made of a run: changes of the test, or reasons for none. */
public sealed interface Healing {

  /** The test is at fault, and so it could be repaired. */
  record Proposed(Proposal proposal) implements Healing {}

  /**
   * Nothing is changed.
   *
   * @param why sentences without their full stop, at least one
   */
  record Nothing(List<String> why) implements Healing {
    public Nothing {
      why = List.copyOf(why);
    }
  }
}
