package dev.loadtest.core.summary;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by bucket index, ascending, none of them zero. Immutable. */
final class Buckets {
  static final Buckets EMPTY = new Buckets(new int[0], new long[0]);

  /** The smallest and largest double lie at about +-414,000 on the fine resolution. */
  static final int FARTHEST = 1 << 20;

  private final int[] indexes;
  private final long[] counts;
  private final long total;

  private Buckets(int[] indexes, long[] counts) {
    this.indexes = indexes;
    this.counts = counts;
    this.total = sum(counts);
  }

  /** Throws ArithmeticException past 2^63. */
  private static long sum(long[] counts) {
    var total = 0L;
    for (var count : counts) {
      total = Math.addExact(total, count);
    }
    return total;
  }

  static Buckets of(SortedMap<Integer, Long> counted) {
    var filled = new TreeMap<>(counted);
    filled.values().removeIf(count -> count == 0);
    return new Buckets(
        filled.keySet().stream().mapToInt(Integer::intValue).toArray(),
        filled.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** How many buckets are not empty. */
  int size() {
    return indexes.length;
  }

  int index(int position) {
    return indexes[position];
  }

  long count(int position) {
    return counts[position];
  }

  /** All counts together. */
  long total() {
    return total;
  }

  Buckets plus(Buckets other) {
    if (size() == 0 || other.size() == 0) {
      return size() == 0 ? other : this;
    }
    var merged = new TreeMap<Integer, Long>();
    for (var part : new Buckets[] {this, other}) {
      for (var i = 0; i < part.size(); i++) {
        merged.merge(part.index(i), part.count(i), Math::addExact);
      }
    }
    return of(merged);
  }

  Map<Integer, Long> asMap() {
    var map = new TreeMap<Integer, Long>();
    for (var i = 0; i < size(); i++) {
      map.put(indexes[i], counts[i]);
    }
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Buckets b
        && Arrays.equals(indexes, b.indexes)
        && Arrays.equals(counts, b.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(indexes) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
