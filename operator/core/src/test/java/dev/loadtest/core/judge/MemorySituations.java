package dev.loadtest.core.judge;

import static dev.loadtest.core.judge.Classification.Regression;
import static dev.loadtest.core.judge.Classification.Stable;
import static dev.loadtest.core.judge.Memory.limited;
import static dev.loadtest.core.judge.Memory.sawTooth;
import static dev.loadtest.core.judge.RunOf.p95;
import static dev.loadtest.core.judge.RunOf.usual;
import static dev.loadtest.core.judge.Situation.of;

import dev.loadtest.core.judge.TargetFinding.MemoryGrows;
import dev.loadtest.core.summary.MemoryCourse;
import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** Runs during which the target's memory goes this way or that. */
final class MemorySituations {
  private static final Duration TWO_HOURS = Duration.ofMinutes(125);
  private static final String SOAK =
      """
      load: {executor: 'RampingVUs', stages: [
        {name: 'ramp', duration: '5m', target: 100}, {name: 'steady', duration: '2h', target: 100}]}
      """;
  private static final String TWO_PLATEAUS =
      """
      load: {executor: 'RampingVUs', stages: [
        {name: 'up', duration: '2m', target: 100}, {name: 'low', duration: '60m', target: 100},
        {name: 'more', duration: '2m', target: 140}, {name: 'high', duration: '61m', target: 140}]}
      """;

  private MemorySituations() {}

  static Stream<Situation> all() {
    return Stream.of(leaks(), others(), tooLittle()).flatMap(s -> s);
  }

  private static Stream<Situation> leaks() {
    return Stream.of(
        soak("memory that grows for hours is told, and fails no run", t -> 200 + 135 * t)
            .is(Stable)
            .verdict(Verdict.Passed)
            .showing(MemoryGrows.class)
            .saying("the target's memory grew from 21")
            .saying("of steady load (+1")
            .saying("per hour), at this rate its limit of 512 MiB is reached in 1"),
        soak("a leak below a saw-tooth is one", t -> leakBelowTeeth(t)).showing(MemoryGrows.class),
        soak("a leak that grows ever faster is one", t -> 200 + 70 * t * t)
            .showing(MemoryGrows.class),
        of(
                "memory that grows in a service that became slower is told with the regression",
                () ->
                    Story.of()
                        .changedToLoad(SOAK)
                        .runs(6, usual())
                        .during(limited(TWO_HOURS, 512, t -> 200 + 100 * t))
                        .judge(p95(150)))
            .is(Regression)
            .verdict(Verdict.Failed)
            .showing(MemoryGrows.class),
        of(
                "a soak whose times and memory grow fails for its times",
                () ->
                    Story.of()
                        .changedToLoad(SOAK, "tier: 'Soak'")
                        .runs(6, usual())
                        .during(limited(TWO_HOURS, 512, t -> 200 + 100 * t))
                        .judge(usual().growing(80)))
            .is(Regression)
            .showing(CourseFinding.GrowsWithinRun.class, MemoryGrows.class),
        of(
                "memory that grows without a limit is told without an end",
                () -> judged(Memory.of(TWO_HOURS, t -> 3000 + 1000 * t)))
            .showing(MemoryGrows.class)
            .saying("the target's memory grew from 3."));
  }

  private static Stream<Situation> others() {
    return Stream.of(
        soak("memory that stays is no growth", t -> 200).notShowing(MemoryGrows.class),
        soak("memory that wavers is no growth", t -> 200 + 60 * noise(t))
            .notShowing(MemoryGrows.class),
        soak("a saw-tooth of minutes is no growth", sawTooth(150, 250, 0.1, 0.3))
            .notShowing(MemoryGrows.class),
        soak("a saw-tooth of an hour is no growth", sawTooth(150, 250, 0.9, 0.7))
            .notShowing(MemoryGrows.class),
        soak("a start-up is no growth", t -> 400 - 250 * Math.exp(-t / 0.1))
            .notShowing(MemoryGrows.class),
        soak("a cache that fills for half an hour is no growth", t -> 400 - 250 * Math.exp(-2 * t))
            .notShowing(MemoryGrows.class),
        soak("memory that stepped up once is no growth", t -> (t < 1 ? 200 : 300) + 5 * noise(t))
            .notShowing(MemoryGrows.class),
        soak("memory that was given back in the end was no leak", t -> t < 1.8 ? 200 + 90 * t : 205)
            .notShowing(MemoryGrows.class),
        soak("memory that shrinks is no growth", t -> 400 - 80 * t).notShowing(MemoryGrows.class),
        soak("a tenth more in two hours is too little to tell", t -> 200 + 10 * t)
            .notShowing(MemoryGrows.class),
        of(
                "more memory under more load is no growth",
                () ->
                    Story.of()
                        .changedToLoad(TWO_PLATEAUS)
                        .during(Memory.of(TWO_HOURS, t -> (t < 64 / 60.0 ? 200 : 300) + noise(t)))
                        .judge(usual()))
            .notShowing(MemoryGrows.class),
        of(
                "longer times under more load are no growth",
                () ->
                    Story.of()
                        .changedToLoad(TWO_PLATEAUS, "tier: 'Soak'")
                        .judge(usual().in("low", 60).in("high", 140)))
            .notShowing(CourseFinding.GrowsWithinRun.class));
  }

  private static Stream<Situation> tooLittle() {
    return Stream.of(
        of(
                "memory that nobody measured says nothing",
                () -> Story.of().changedToLoad(SOAK).judge(usual()))
            .is(Stable)
            .notShowing(MemoryGrows.class),
        of(
                "memory that grows in a short run is what start-ups do",
                () -> steadyFor("9m", Duration.ofMinutes(9)))
            .notShowing(MemoryGrows.class),
        of(
                "memory that grows for a quarter of an hour is told",
                () -> steadyFor("15m", Duration.ofMinutes(15)))
            .showing(MemoryGrows.class));
  }

  private static Judgement steadyFor(String duration, Duration same) {
    String load =
        """
        load: {executor: 'RampingVUs', startVUs: 10, stages: [
          {name: 'steady', duration: '%s', target: 10}]}
        """
            .formatted(duration);
    return Story.of()
        .changedToLoad(load)
        .during(Memory.of(same, t -> 100 + 400 * t))
        .judge(usual());
  }

  private static Situation soak(String name, DoubleUnaryOperator mib) {
    return of(name, () -> judged(limited(TWO_HOURS, 512, mib)));
  }

  private static Judgement judged(MemoryCourse memory) {
    return Story.of().changedToLoad(SOAK, "tier: 'Soak'").during(memory).judge(usual());
  }

  private static double leakBelowTeeth(double hours) {
    return 60 * hours + sawTooth(150, 200, 0.1, 0).applyAsDouble(hours);
  }

  private static double noise(double hours) {
    return Numbers.noise((int) Math.round(hours * 240)) / 1.7;
  }
}
