package dev.loadtest.core.stats;

import java.util.Arrays;

/** Numbers kept in order while some come and go, so that their median need not sort them again. */
final class SortedValues {
  private final double[] sorted;
  private int size;

  /**
   * @param most as many as there will ever be
   */
  SortedValues(double[] values, int from, int until, int most) {
    sorted = Arrays.copyOf(Arrays.copyOfRange(values, from, until), Math.max(most, until - from));
    size = until - from;
    Arrays.sort(sorted, 0, size);
  }

  void add(double value) {
    int found = Arrays.binarySearch(sorted, 0, size, value);
    int at = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  /** Takes out one that is there. */
  void remove(double value) {
    int at = Arrays.binarySearch(sorted, 0, size, value);
    System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    size--;
  }

  double median() {
    int middle = size / 2;
    return size % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
