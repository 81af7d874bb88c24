package dev.loadtest.core.analysis;

import dev.loadtest.core.analysis.Sign.Weight;
import java.util.List;

/** How sure some signs make one: the table of {@code docs/analysis.md}, which a test compares. */
final class Certainty {
  private Certainty() {}

  /**
   * Of signs for one cause.
   *
   * @param doubted whether something speaks against the measurement as a whole: one step less
   */
  static Confidence of(List<Sign> signs, boolean doubted) {
    return of(
        count(signs, Weight.Proven),
        count(signs, Weight.Measured),
        count(signs, Weight.Fitting),
        doubted);
  }

  static Confidence of(int proven, int measured, int fitting, boolean doubted) {
    Confidence plain =
        proven > 0 || measured > 1 || measured == 1 && fitting > 1
            ? Confidence.High
            : measured == 1 || fitting > 1 ? Confidence.Medium : Confidence.Low;
    return doubted ? lower(plain) : plain;
  }

  private static Confidence lower(Confidence confidence) {
    return switch (confidence) {
      case High -> Confidence.Medium;
      case Medium, Low -> Confidence.Low;
    };
  }

  private static int count(List<Sign> signs, Weight weight) {
    return (int) signs.stream().filter(sign -> sign.weight() == weight).count();
  }
}
