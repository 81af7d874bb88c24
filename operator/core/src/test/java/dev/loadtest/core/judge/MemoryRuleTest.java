package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loadtest.core.judge.TargetFinding.MemoryGrows;
import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.summary.MemoryCourse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class MemoryRuleTest {

  @Example
  void theSentenceSaysFromToHowFastAndWhenItEnds() {
    var grows = new MemoryGrows(210, 480, Duration.ofHours(2), OptionalDouble.of(512));
    assertThat(grows.sentence())
        .isEqualTo(
            "the target's memory grew from 210 MiB to 480 MiB in 2 h of steady load (+129 %, +64 %"
                + " per hour), at this rate its limit of 512 MiB is reached in 14 min");
    assertThat(grows.percentPerHour()).isCloseTo(64.3, within(0.1));
    assertThat(new MemoryGrows(900, 1536, Duration.ofMinutes(200), OptionalDouble.empty()))
        .extracting(MemoryGrows::sentence)
        .isEqualTo(
            "the target's memory grew from 900 MiB to 1.5 GiB in 3 h 20 min of steady load (+71 %,"
                + " +21 % per hour)");
    assertThat(new MemoryGrows(210, 512, Duration.ofHours(2), OptionalDouble.of(512)).untilLimit())
        .isEmpty();
  }

  @Property(tries = 300)
  void memoryThatStaysWithinATenthNeverGrows(
      @ForAll long seed,
      @ForAll @IntRange(min = 10, max = 1000) int minutes,
      @ForAll @DoubleRange(min = 0, max = 0.09) double noise) {
    var random = new Random(seed);
    assertThat(judged(minutes, t -> 300 * (1 + noise * (2 * random.nextDouble() - 1)))).isEmpty();
  }

  /** It may fall by chance, but hardly ever: seeds are fixed. */
  @Example
  void wildMemoryHardlyEverGrows() {
    long grown =
        new Random(1)
            .longs(2000)
            .mapToObj(Random::new)
            .filter(r -> judged(300, t -> 300 * Math.exp(0.3 * r.nextGaussian())).isPresent())
            .count();
    assertThat(grown).isZero();
  }

  @Property(tries = 300)
  void aSawToothThatFellTwiceNeverGrows(
      @ForAll @IntRange(min = 20, max = 1000) int minutes,
      @ForAll @DoubleRange(min = 0.01, max = 0.45) double period,
      @ForAll @DoubleRange(min = 0, max = 1) double phase,
      @ForAll @DoubleRange(min = 10, max = 2000) double height) {
    assertThat(judged(minutes, Memory.sawTooth(100, height, period * minutes / 60.0 * 0.95, phase)))
        .isEmpty();
  }

  @Property(tries = 300)
  void anEvenLeakIsAlwaysFound(
      @ForAll long seed,
      @ForAll @IntRange(min = 30, max = 3000) int minutes,
      @ForAll @DoubleRange(min = 0.4, max = 5) double growth) {
    var random = new Random(seed);
    double hours = minutes / 60.0;
    var found =
        judged(minutes, t -> 300 * (1 + growth * (t / hours + 0.1 * (random.nextDouble() - 0.5))));
    assertThat(found).isPresent();
    assertThat(found.get().toMiB() / found.get().fromMiB()).isGreaterThan(1 + growth / 2);
  }

  @Property(tries = 200)
  void theSizeOfTheServiceDoesNotMatter(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 1) double growth,
      @ForAll @DoubleRange(min = 0, max = 0.2) double noise,
      @ForAll @IntRange(min = 2, max = 64) int factor) {
    Optional<MemoryGrows> one = judged(120, course(seed, growth, noise, 1));
    Optional<MemoryGrows> other = judged(120, course(seed, growth, noise, factor));
    assertThat(other.isPresent()).isEqualTo(one.isPresent());
    one.ifPresent(
        grows -> {
          assertThat(other.get().percent()).isCloseTo(grows.percent(), within(1e-6));
          assertThat(other.get().toMiB()).isCloseTo(factor * grows.toMiB(), within(1e-6));
        });
  }

  /** In whole KiB, so that nothing is rounded. */
  private static DoubleUnaryOperator course(long seed, double growth, double noise, int factor) {
    var random = new Random(seed);
    return t ->
        factor * Math.rint(1e6 * (1 + growth * t + noise * random.nextGaussian() / 2)) / 1024;
  }

  private static Optional<MemoryGrows> judged(int minutes, DoubleUnaryOperator mib) {
    Duration load = Duration.ofMinutes(minutes);
    MemoryCourse course = Memory.of(load, mib);
    return MemoryRule.of(course, new StageWindow("", 0, load.toMillis()))
        .map(MemoryGrows.class::cast);
  }
}
