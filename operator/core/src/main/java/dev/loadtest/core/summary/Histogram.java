package dev.loadtest.core.summary;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often values of either sign were seen, to a relative error of {@link
 * Resolution#relativeError()}. {@code negative} holds the buckets of -v. Immutable; merging adds
 * counts, so order and grouping do not matter.
 */
public record Histogram(Resolution resolution, long zero, Buckets positive, Buckets negative) {

  public static Histogram empty(Resolution resolution) {
    return new Histogram(resolution, 0, Buckets.EMPTY, Buckets.EMPTY);
  }

  public static Builder builder(Resolution resolution) {
    return new Builder(resolution);
  }

  /** How many values. */
  public long count() {
    return Math.addExact(Math.addExact(zero, positive.total()), negative.total());
  }

  /** Both together; the resolutions must be the same. */
  public Histogram merge(Histogram other) {
    if (resolution != other.resolution) {
      throw new IllegalArgumentException("Histograms of different resolutions cannot be merged");
    }
    return new Histogram(
        resolution,
        Math.addExact(zero, other.zero),
        positive.plus(other.positive),
        negative.plus(other.negative));
  }

  /**
   * The value at a rank, as its bucket's representative.
   *
   * @param rank from 0 (the smallest value) to count - 1
   */
  public double valueAtRank(long rank) {
    var before = 0L;
    for (var i = negative.size() - 1; i >= 0; i--) {
      before += negative.count(i);
      if (rank < before) {
        return -resolution.representative(negative.index(i));
      }
    }
    before += zero;
    if (rank < before) {
      return 0;
    }
    for (var i = 0; i < positive.size(); i++) {
      before += positive.count(i);
      if (rank < before) {
        return resolution.representative(positive.index(i));
      }
    }
    throw new IndexOutOfBoundsException("rank " + rank + " of " + before + " values");
  }

  /**
   * A percentile as k6 computes it: interpolated between the two neighbouring ranks, rank
   * percent/100 · (n-1). Every value lies within [min, max], and the first and last rank are these.
   * Source: k6 2.2.0, {@code metrics/sink.go}, TrendSink.P.
   *
   * @param percent from 0 to 100
   */
  public double percentile(double percent, double min, double max) {
    var last = count() - 1;
    var rank = percent / 100 * last;
    var below = at((long) Math.floor(rank), last, min, max);
    var above = at((long) Math.ceil(rank), last, min, max);
    return below + (above - below) * (rank - Math.floor(rank));
  }

  /** As above without known extremes. */
  public double percentile(double percent) {
    return percentile(percent, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private double at(long rank, long last, double min, double max) {
    if (rank <= 0 && !Double.isInfinite(min)) {
      return min;
    }
    if (rank >= last && !Double.isInfinite(max)) {
      return max;
    }
    return Math.min(max, Math.max(min, valueAtRank(rank)));
  }

  /** Collects values; not for several threads. */
  public static final class Builder {
    private final Resolution resolution;
    private final SortedMap<Integer, Long> positive = new TreeMap<>();
    private final SortedMap<Integer, Long> negative = new TreeMap<>();
    private long zero;

    private Builder(Resolution resolution) {
      this.resolution = resolution;
    }

    /** Counts a finite value. */
    public Builder add(double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("A histogram takes finite values, not " + value);
      }
      if (value == 0) {
        zero++;
      } else {
        var side = value > 0 ? positive : negative;
        side.merge(resolution.bucket(Math.abs(value)), 1L, Long::sum);
      }
      return this;
    }

    public Histogram build() {
      return new Histogram(resolution, zero, Buckets.of(positive), Buckets.of(negative));
    }
  }
}
