package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Heal.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a person had written where a heal wrote: followed back from heal to heal. */
final class PersonsWord {
  private final List<Heal> heals;
  private final Predicate<Change> field;

  PersonsWord(HealHistory heals, Predicate<Change> field) {
    this.heals = heals.heals();
    this.field = field;
  }

  /** Whether a heal wrote what is there now, and nobody else since. */
  boolean isHealed(String now) {
    return !walk(now).written().isEmpty();
  }

  /**
   * What a person may have written last: before any heal; what a heal added, where it was nothing.
   * Several where it is not certain that a heal came to write: each of them may be a person's word.
   */
  List<String> of(String now) {
    Walk walk = walk(now);
    List<String> all = new ArrayList<>(walk.doubted());
    all.add(walk.written().isEmpty() ? now : walk.written().getLast());
    return all;
  }

  /**
   * Back from heal to heal.
   *
   * @param written what each heal found, the latest first
   * @param doubted what may be a person's, since a heal that others ended wrote something else
   */
  private record Walk(List<String> written, List<String> doubted) {}

  private Walk walk(String now) {
    var walk = new Walk(new ArrayList<>(), new ArrayList<>());
    String value = now;
    for (Heal heal : heals.reversed()) {
      Optional<Change> change = change(heal).filter(c -> stands(heal));
      if (change.isEmpty()) {
        continue;
      }
      if (Expressions.same(change.get().to(), value)) {
        value = change.get().from().isEmpty() ? value : change.get().from();
        walk.written().add(value);
      } else if (heal.state() == State.Superseded) {
        walk.doubted().add(value);
      } else if (!(isMoving(heal) && Expressions.same(change.get().from(), value))) {
        break; // a person wrote what is there
      }
    }
    return walk;
  }

  /** Whether the test may be as before, or as after it. */
  private static boolean isMoving(Heal heal) {
    return heal.state() == State.Applying || heal.state() == State.Reverting;
  }

  private Optional<Change> change(Heal heal) {
    return heal.proposal().bare().stream().filter(field).findFirst();
  }

  /** A heal that somebody's other edit ended may have written what still stands. */
  static boolean stands(Heal heal) {
    return switch (heal.state()) {
      case Applying, Confirming, Confirmed, Reverting -> true;
      case Superseded -> heal.healedDigest() != null;
      case Proposed, Trying, Proven, PullRequestOpen, Reverted, Disproven, Rejected -> false;
    };
  }
}
