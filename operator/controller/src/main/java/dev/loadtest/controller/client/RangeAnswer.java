package dev.loadtest.controller.client;

import java.time.Instant;
import java.util.List;

/** What Prometheus said to a query over a time. */
public sealed interface RangeAnswer {

  /** The finite values of the first series, at least one, by time. */
  record Series(List<Point> points) implements RangeAnswer {
    public Series {
      points = List.copyOf(points);
    }
  }

  /** Nothing that can be used, and why, in a few words on one line. */
  record None(String why) implements RangeAnswer {}

  /** A value at a time. */
  record Point(Instant at, double value) {}
}
