package dev.loadtest.core.summary;

/**
 * The width of a histogram's buckets: bucket i holds (γ^(i-1), γ^i]. Source: {@code
 * docs/runner-protocol.md}, Histograms.
 */
public enum Resolution {
  /** γ = 1.0018: a relative error of at most 0.09 %. */
  Fine(1.0018),
  /** γ = 1.04: a relative error of at most 2 %, for time lines and progress. */
  Coarse(1.04);

  private final double gamma;
  private final double lnGamma;

  Resolution(double gamma) {
    this.gamma = gamma;
    this.lnGamma = Math.log(gamma);
  }

  /** The ratio of a bucket's upper to its lower bound. */
  public double gamma() {
    return gamma;
  }

  /** The largest relative distance of a value to its bucket's representative, as a ratio. */
  public double relativeError() {
    return (gamma - 1) / (gamma + 1);
  }

  /** The bucket of a positive value. */
  int bucket(double value) {
    return (int) Math.ceil(Math.log(value) / lnGamma);
  }

  /** 2γ^i / (γ+1), at the same relative distance from both bounds of the bucket; finite. */
  double representative(int bucket) {
    return Math.min(Double.MAX_VALUE, Math.exp(bucket * lnGamma + Math.log(2 / (gamma + 1))));
  }
}
