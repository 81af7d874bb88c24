package dev.loadtest.core.analysis;

/**
 * Something that speaks for a cause.
 *
 * @param text a sentence part with its numbers
 */
record Sign(Weight weight, String text) {

  /** How much it says. */
  enum Weight {
    /** The judge tested it, or who failed said so itself. */
    Proven,
    /** Read where the cause would be: at the service, the runner, the answers. */
    Measured,
    /** It fits, and other causes would fit, too. */
    Fitting
  }

  static Sign proven(String text) {
    return new Sign(Weight.Proven, text);
  }

  static Sign measured(String text) {
    return new Sign(Weight.Measured, text);
  }

  static Sign fitting(String text) {
    return new Sign(Weight.Fitting, text);
  }
}
