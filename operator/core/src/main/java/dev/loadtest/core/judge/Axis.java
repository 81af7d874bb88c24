package dev.loadtest.core.judge;

import java.util.stream.DoubleStream;

/**
 * The scale on which values of a measure are compared. Times and rates vary in proportion to their
 * size, so it is logarithmic; where a value is zero or negative it is linear, in units of {@code
 * reference}.
 */
record Axis(boolean logarithmic, double reference) {

  static Axis of(Question question) {
    return switch (question.kind()) {
      case Level -> of(question.pastValues(), question.tryValues());
      case FailureRate -> new Axis(false, 1);
    };
  }

  private static Axis of(double[] past, double[] tries) {
    boolean positive =
        DoubleStream.concat(DoubleStream.of(past), DoubleStream.of(tries)).allMatch(v -> v > 0);
    return positive ? new Axis(true, 1) : new Axis(false, reference(past, tries));
  }

  double at(double value) {
    return logarithmic ? Math.log(value) : value / reference;
  }

  double[] at(double[] values) {
    double[] places = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      places[i] = at(values[i]);
    }
    return places;
  }

  double valueAt(double place) {
    return logarithmic ? Math.exp(place) : place * reference;
  }

  /** The distance that a ratio stands for: 0.05 is five percent more. */
  double distance(double ratio) {
    return logarithmic ? Math.log1p(ratio) : ratio;
  }

  double ratio(double distance) {
    return logarithmic ? Math.expm1(distance) : distance;
  }

  /** The typical size of the values that are not zero. */
  private static double reference(double[] past, double[] tries) {
    double typical = DoubleStream.of(past).map(Math::abs).filter(v -> v > 0).average().orElse(0);
    double seen = DoubleStream.of(tries).map(Math::abs).max().orElse(0);
    return typical > 0 ? typical : seen > 0 ? seen : 1;
  }
}
