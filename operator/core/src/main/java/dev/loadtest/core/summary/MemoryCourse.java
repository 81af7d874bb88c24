package dev.loadtest.core.summary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * How the target's memory went over one load, in at most {@value #MOST_STEPS} equal steps; a longer
 * load has longer ones. Of each step the lowest is kept, for what lies above it was given back: a
 * garbage collector's saw-tooth has a flat bottom, a leak has not. The order in which looks are
 * added makes no difference to the steps.
 *
 * @param since when the load began
 * @param step how long a step lasts
 * @param limitKib the limit as it was last seen, empty without one. Unit: KiB
 * @param lowestKib the lowest of each step; 0 where nobody looked. Unit: KiB
 */
public record MemoryCourse(
    Instant since, Duration step, OptionalLong limitKib, List<Long> lowestKib) {
  static final int MOST_STEPS = 60;

  /** As often as metrics-server measures by default. */
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(15);

  /** Of a target whose memory nobody has looked at. */
  public static final MemoryCourse NONE = since(Instant.EPOCH);

  public MemoryCourse {
    lowestKib = List.copyOf(lowestKib);
  }

  /** Of a load that has just begun. */
  public static MemoryCourse since(Instant released) {
    return new MemoryCourse(released, SHORTEST_STEP, OptionalLong.empty(), List.of());
  }

  /** A step that was looked at; {@code startMs} and {@code endMs} since the load began. */
  public record Point(long startMs, long endMs, long kib) {}

  /** With one look more; one from before the load is none. */
  public MemoryCourse and(Instant at, MemoryUse use) {
    long place = Duration.between(since, at).toMillis();
    return place < 0 || use.kib() <= 0 ? this : wideEnough(place).with(place, use);
  }

  /** The steps that were looked at, in their order. */
  public List<Point> points() {
    return IntStream.range(0, lowestKib.size())
        .filter(i -> lowestKib.get(i) > 0)
        .mapToObj(i -> new Point(i * step.toMillis(), (i + 1) * step.toMillis(), lowestKib.get(i)))
        .toList();
  }

  private MemoryCourse wideEnough(long place) {
    MemoryCourse course = this;
    while (place / course.step.toMillis() >= MOST_STEPS) {
      course = course.coarser();
    }
    return course;
  }

  private MemoryCourse with(long place, MemoryUse use) {
    int i = (int) (place / step.toMillis());
    List<Long> lowest = new ArrayList<>(lowestKib);
    while (lowest.size() <= i) {
      lowest.add(0L);
    }
    lowest.set(i, lower(lowest.get(i), use.kib()));
    return new MemoryCourse(since, step, use.limitKib(), lowest);
  }

  private MemoryCourse coarser() {
    List<Long> pairs = new ArrayList<>();
    for (int i = 0; i < lowestKib.size(); i += 2) {
      long second = i + 1 < lowestKib.size() ? lowestKib.get(i + 1) : 0;
      pairs.add(lower(lowestKib.get(i), second));
    }
    return new MemoryCourse(since, step.multipliedBy(2), limitKib, pairs);
  }

  private static long lower(long one, long other) {
    return one == 0 ? other : other == 0 ? one : Math.min(one, other);
  }
}
