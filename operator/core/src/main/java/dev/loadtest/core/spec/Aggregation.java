package dev.loadtest.core.spec;

/**
 * What a threshold takes of a metric's samples. Source: k6 2.2.0, {@code
 * metrics/thresholds_parser.go}.
 */
public sealed interface Aggregation {

  /** As k6 writes it, e.g. {@code p(95)}. */
  String text();

  /** Reads what stands left of a threshold's operator, e.g. {@code p(95)}, {@code avg}. */
  static Aggregation parse(String text) {
    return new ThresholdParser(text).aggregationOnly();
  }

  /** Mean of a trend, in the metric's unit. */
  record Avg() implements Aggregation {
    @Override
    public String text() {
      return "avg";
    }
  }

  /** Smallest value of a trend. */
  record Min() implements Aggregation {
    @Override
    public String text() {
      return "min";
    }
  }

  /** Largest value of a trend. */
  record Max() implements Aggregation {
    @Override
    public String text() {
      return "max";
    }
  }

  /** Median of a trend. */
  record Med() implements Aggregation {
    @Override
    public String text() {
      return "med";
    }
  }

  /** Percentile of a trend; {@code percent} from 0 to 100. */
  record Percentile(double percent) implements Aggregation {
    public Percentile {
      if (!(percent >= 0 && percent <= 100)) {
        throw new IllegalArgumentException("A percentile is between 0 and 100, not " + percent);
      }
    }

    @Override
    public String text() {
      return "p(" + GoText.format(percent) + ")";
    }
  }

  /** Share of non-zero samples of a rate (0 to 1), or a counter's sum per second. */
  record Rate() implements Aggregation {
    @Override
    public String text() {
      return "rate";
    }
  }

  /** Sum of a counter. */
  record Count() implements Aggregation {
    @Override
    public String text() {
      return "count";
    }
  }

  /** Last value of a gauge. */
  record Value() implements Aggregation {
    @Override
    public String text() {
      return "value";
    }
  }
}
