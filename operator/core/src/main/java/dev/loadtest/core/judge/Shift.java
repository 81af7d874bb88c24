package dev.loadtest.core.judge;

import dev.loadtest.core.judge.Question.Worse;

/**
 * How the tries of a run differ from their baseline.
 *
 * @param runs how many runs make the baseline at its present level
 * @param baseline its level, in the number's unit
 * @param value the median of the tries
 * @param change of the level; a ratio, for failure rates a difference of rates
 * @param detectable the smallest change that would have counted, likewise
 * @param error the standard error of the change, likewise
 * @param pValue of the change, before any correction
 * @param direction of the change
 * @param certain whether it is large enough to matter and beyond chance
 * @param allBeyond whether every single try lies beyond the worst run of the baseline
 */
record Shift(
    int runs,
    double baseline,
    double value,
    double change,
    double detectable,
    double error,
    double pValue,
    Worse direction,
    boolean certain,
    boolean allBeyond) {

  /** Whether it counts. */
  boolean counts() {
    return certain && allBeyond;
  }

  /** The same of successes instead of failures. */
  Shift mirrored() {
    return new Shift(
        runs,
        1 - baseline,
        1 - value,
        -change,
        detectable,
        error,
        pValue,
        direction == Worse.Higher ? Worse.Lower : Worse.Higher,
        certain,
        allBeyond);
  }

  boolean isWorse(Question question) {
    return counts() && direction == question.worse();
  }

  boolean isBetter(Question question) {
    return counts() && direction != question.worse();
  }
}
