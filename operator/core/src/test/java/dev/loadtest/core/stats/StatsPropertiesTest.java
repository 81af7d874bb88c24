package dev.loadtest.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loadtest.core.stats.RateTest.Trials;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class StatsPropertiesTest {

  @Provide
  Arbitrary<double[]> shares() {
    return Arbitraries.doubles()
        .between(0, 1)
        .ofScale(6)
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<double[]> places() {
    return Arbitraries.doubles()
        .between(-5, 5)
        .ofScale(3)
        .array(double[].class)
        .ofMinSize(3)
        .ofMaxSize(45);
  }

  @Property(tries = 500)
  void holmNeverLowersAPValueNorChangesTheirOrder(@ForAll("shares") double[] pValues) {
    double[] adjusted = Holm.adjusted(pValues);
    for (int i = 0; i < pValues.length; i++) {
      assertThat(adjusted[i]).isBetween(pValues[i], 1.0);
      for (int j = 0; j < pValues.length; j++) {
        if (pValues[i] < pValues[j]) {
          assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
        }
      }
    }
  }

  @Property(tries = 300)
  void changesOfLevelAreFarEnoughFromEachOtherAndFromTheEnds(@ForAll("places") double[] values) {
    List<Integer> changes = LevelChanges.of(values, 0.05);
    int before = 0;
    for (int at : changes) {
      assertThat(at - before).isGreaterThanOrEqualTo(LevelChanges.SHORTEST);
      assertThat(values.length - at).isGreaterThanOrEqualTo(LevelChanges.SHORTEST);
      before = at;
    }
  }

  @Property(tries = 300)
  void aMedianOfSortedValuesIsTheMedian(@ForAll("places") double[] values) {
    var sorted = new SortedValues(values, 0, 1, values.length);
    for (int i = 1; i < values.length; i++) {
      sorted.add(values[i]);
      assertThat(sorted.median()).isEqualTo(Robust.median(Arrays.copyOf(values, i + 1)));
    }
    for (int i = 0; i < values.length - 1; i++) {
      sorted.remove(values[i]);
      assertThat(sorted.median())
          .isEqualTo(Robust.median(Arrays.copyOfRange(values, i + 1, values.length)));
    }
  }

  @Property(tries = 300)
  void moreFailuresAreLessLikely(
      @ForAll("shares") double[] rates,
      @ForAll @IntRange(min = 1, max = 40_000) int trials,
      @ForAll @DoubleRange(max = 1) double rate) {
    Trials[] past = Arrays.stream(rates).mapToObj(r -> Trials.of(r, trials)).toArray(Trials[]::new);
    double failures = Math.floor(rate * trials);
    double fewer = RateTest.of(past, new Trials(failures, trials)).pValue();
    double more = RateTest.of(past, new Trials(Math.min(trials, failures + 1), trials)).pValue();
    assertThat(fewer).isBetween(0.0, 1.0);
    assertThat(more).isBetween(0.0, fewer * (1 + 1e-9));
  }

  @Property(tries = 300)
  void aDriftReadBackwardsIsTheOpposite(@ForAll("places") double[] values) {
    Drift drift = Drift.of(values);
    Drift back = Drift.of(reversed(values));
    assertThat(back.z()).isEqualTo(-drift.z(), within(1e-9));
    assertThat(back.total()).isEqualTo(-drift.total(), within(1e-9));
  }

  @Property(tries = 300)
  void aLevelLiesWithinItsValues(@ForAll("places") double[] values) {
    Level level = Level.of(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(level.center()).isBetween(sorted[0], sorted[sorted.length - 1]);
    assertThat(level.lowest()).isBetween(sorted[0], level.center());
    assertThat(level.highest()).isBetween(level.center(), sorted[sorted.length - 1]);
    assertThat(level.scale()).isGreaterThanOrEqualTo(Level.LEAST_SCALE);
  }

  @Property(tries = 300)
  void noChangeSmallerThanTheDetectableOneCounts(
      @ForAll("places") double[] values, @ForAll("places") double[] tries) {
    LevelTest test = LevelTest.of(Level.of(values), tries, 0.05);
    assertThat(test.detectable()).isGreaterThanOrEqualTo(0.05);
    if (test.changed(0.05)) {
      assertThat(Math.abs(test.change())).isGreaterThanOrEqualTo(test.detectable() - 1e-9);
    }
  }

  private static double[] reversed(double[] values) {
    double[] back = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      back[i] = values[values.length - 1 - i];
    }
    return back;
  }
}
