package dev.loadtest.core.judge;

/** Which of several answers decides: outcomes are ranked once and folded with the worst. */
final class Gravity {
  private Gravity() {}

  static int of(Answer answer) {
    boolean breach = answer.breach();
    return switch (answer.classification()) {
      case Error -> 13;
      case Regression -> 12;
      case InsufficientData -> breach ? 11 : isAsked(answer) ? 3 : 0;
      case Environment -> 10;
      case Inconclusive -> 9;
      case TestShape -> 8;
      case StaleThreshold -> 7;
      case ExpectedShift -> breach ? 6 : 3;
      case Noise -> breach ? 5 : 2;
      case Improvement -> 4;
      case Stable -> 2;
      case NoData -> 1;
    };
  }

  /** A threshold asks for a percentile that rests on too few samples. */
  private static boolean isAsked(Answer answer) {
    return answer.question().threshold().isPresent()
        && answer.findings().stream().anyMatch(LevelFinding.TooFewSamples.class::isInstance);
  }
}
