package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.spec.Executor;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.stats.Robust;
import dev.loadtest.core.summary.Timeline.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What more users did to a service within one run: the time with at most half of the users against
 * the time with nearly all.
 *
 * <p>Source: Little's law. In a closed system users = throughput x (response time + think time), so
 * that at a limit throughput stays flat and response times grow in proportion with users (Gunther,
 * Guerrilla Capacity Planning; Gregg, Systems Performance, 2.6). With a fixed rate it is the other
 * way round: users grow because times do, which says nothing.
 *
 * @param fewest users, likewise the other pairs
 * @param before requests in a step of the time line
 * @param quick median response time. Unit: ms
 */
record Strain(double fewest, double most, double before, double after, double quick, double slow) {
  private static final int POINTS = 3;
  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.9;

  /** Throughput grows by less than this share of the users' growth, as powers. */
  private static final double FLAT = 0.25;

  /** Times grow by at least this share. */
  private static final double PROPORTIONAL = 0.6;

  /** Empty where users did not grow, or not by themselves. */
  static Optional<Strain> of(Look look) {
    List<Point> points =
        look.course().stream()
            .filter(p -> p.vus() > 0 && p.requests() > 0 && p.durationIfAny().isPresent())
            .toList();
    double most = points.stream().mapToDouble(Point::vus).max().orElse(0);
    List<Point> few = points.stream().filter(p -> p.vus() <= HALF * most).toList();
    List<Point> many = points.stream().filter(p -> p.vus() >= NEARLY_ALL * most).toList();
    boolean open =
        look.spec().loadIfAny().map(Load::executor).filter(Strain::fixedRate).isPresent();
    return open || few.size() < POINTS || many.size() < POINTS
        ? Optional.empty()
        : Optional.of(of(few, many));
  }

  private static Strain of(List<Point> few, List<Point> many) {
    return new Strain(
        median(few, Point::vus),
        median(many, Point::vus),
        median(few, Point::requests),
        median(many, Point::requests),
        median(few, p -> p.durationIfAny().orElseThrow().p50()),
        median(many, p -> p.durationIfAny().orElseThrow().p50()));
  }

  /** Whether throughput did not follow the users. */
  boolean isFlat() {
    return power(before, after) < FLAT;
  }

  /** Whether response times grew with the users. */
  boolean isProportional() {
    return power(quick, slow) >= PROPORTIONAL;
  }

  String flat() {
    return "throughput stayed flat while users grew %s times (from %s to %s)"
        .formatted(times(), Unit.None.format(Math.rint(fewest)), Unit.None.format(Math.rint(most)));
  }

  String proportional() {
    return "response times grew in proportion with the users (median %s, then %s)"
        .formatted(Unit.Milliseconds.format(quick), Unit.Milliseconds.format(slow));
  }

  private String times() {
    return Unit.None.format(Math.rint(10 * most / fewest) / 10);
  }

  private double power(double from, double to) {
    return from <= 0 || to <= 0 ? 0 : Math.log(to / from) / Math.log(most / fewest);
  }

  private static boolean fixedRate(Executor executor) {
    return switch (executor) {
      case RampingArrivalRate, ConstantArrivalRate -> true;
      case RampingVUs, ConstantVUs, SharedIterations, PerVUIterations -> false;
    };
  }

  private static double median(List<Point> points, ToDoubleFunction<Point> number) {
    return Robust.median(points.stream().mapToDouble(number).toArray());
  }
}
