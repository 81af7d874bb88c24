package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.ThresholdAdded;
import dev.loadtest.core.heal.Change.ThresholdMoved;
import java.util.List;

/** Which thresholds are as a heal wrote them, and what a person had written before. */
public record HealedThresholds(HealHistory heals) {

  /**
   * Whether a heal, and not a person, wrote this condition: one that is made, is being made or is
   * being taken back. Spaces and the like make no difference.
   */
  public boolean wrote(String threshold, String expression) {
    return word(threshold).isHealed(expression);
  }

  /** What a person may have written last, where heals wrote since. */
  List<String> originals(String threshold, String expression) {
    return word(threshold).of(expression);
  }

  private PersonsWord word(String threshold) {
    return new PersonsWord(
        heals,
        change ->
            change instanceof ThresholdMoved moved && moved.threshold().equals(threshold)
                || change instanceof ThresholdAdded added && added.threshold().equals(threshold));
  }
}
