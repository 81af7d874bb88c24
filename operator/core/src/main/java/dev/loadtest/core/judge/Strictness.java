package dev.loadtest.core.judge;

/**
 * How much it takes for a change to count.
 *
 * @param correction factor for p-values when several questions are asked at once
 * @param scatter further variation of the tries, a distance on the question's axis
 * @param effect factor for the smallest change that matters
 */
record Strictness(double correction, double scatter, double effect) {
  static final Strictness USUAL = new Strictness(1, 0, 1);

  static Strictness corrected(double correction) {
    return new Strictness(correction, 0, 1);
  }

  /** For tries from which a disturbance was divided out, which is never exact. */
  Strictness adjusted(double probeScatter) {
    return new Strictness(correction, probeScatter, 2);
  }
}
