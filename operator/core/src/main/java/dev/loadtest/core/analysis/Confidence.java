package dev.loadtest.core.analysis;

/** How sure an analyst is; {@code docs/analysis.md} says what makes it so. */
public enum Confidence {
  Low(40),
  Medium(70),
  High(90);

  private final int percent;

  Confidence(int percent) {
    this.percent = percent;
  }

  /** The same as a number, for policies that name one. */
  public int percent() {
    return percent;
  }

  /** The level that a number reaches; {@link #Low} below all of them. */
  public static Confidence of(double percent) {
    return percent >= High.percent ? High : percent >= Medium.percent ? Medium : Low;
  }
}
