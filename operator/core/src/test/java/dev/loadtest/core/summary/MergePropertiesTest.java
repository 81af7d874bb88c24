package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergePropertiesTest {

  @Property
  void mergedPercentilesAreThoseOfThePooledValuesToATenthOfAPercent(
      @ForAll("runners") List<double[]> runners, @ForAll("percents") double percent) {
    var pooled = runners.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    var merged =
        runners.stream()
            .map(values -> Trend.of(Resolution.Fine, values))
            .reduce(Trend.empty(Resolution.Fine), Trend::plus);
    if (pooled.length == 0) {
      assertThat(merged.percentile(percent)).isZero();
      return;
    }
    var rank = percent / 100 * (pooled.length - 1);
    var below = pooled[(int) Math.floor(rank)];
    var above = pooled[(int) Math.ceil(rank)];
    var expected = below + (above - below) * (rank - Math.floor(rank));
    var error = Math.max(Math.abs(below), Math.abs(above)) * 0.001 + Double.MIN_VALUE;
    assertThat(merged.percentile(percent)).isCloseTo(expected, within(error));
    assertThat(merged.percentile(0)).isEqualTo(pooled[0]);
    assertThat(merged.percentile(100)).isEqualTo(pooled[pooled.length - 1]);
  }

  @Property
  void neitherOrderNorGroupingMatters(
      @ForAll("runners") List<double[]> runners, @ForAll Random random) {
    var series = new ArrayList<List<? extends Series>>();
    series.add(runners.stream().map(v -> Trend.of(Resolution.Fine, v)).toList());
    series.add(runners.stream().map(MergePropertiesTest::counter).toList());
    series.add(runners.stream().map(v -> new Rate(v.length / 2, v.length)).toList());
    series.add(runners.stream().map(MergePropertiesTest::gauge).toList());
    for (var kind : series) {
      var shuffled = new ArrayList<Series>(kind);
      Collections.shuffle(shuffled, random);
      assertThat(inAnyGrouping(shuffled, random)).isEqualTo(inAnyGrouping(kind, random));
    }
  }

  @Property
  void aTrendReadsBackFromJson(@ForAll("values") double[] values) throws Exception {
    var trend = Trend.of(Resolution.Fine, values);
    var json = Json.MAPPER.writeValueAsString(trend);
    assertThat(Json.MAPPER.readValue(json, Trend.class)).isEqualTo(trend);
  }

  @Property
  void decodingFailsOnlyWithItsOwnError(@ForAll byte[] bytes) {
    var text = Base64.getEncoder().encodeToString(bytes);
    try {
      assertThat(BucketsCodec.decode(text).size()).isGreaterThanOrEqualTo(0);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("Malformed histogram");
    }
  }

  @Provide
  Arbitrary<List<double[]>> runners() {
    return values().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<double[]> values() {
    var value =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 5000).ofScale(4),
            Arbitraries.doubles().between(-1e300, 1e300).ofScale(2),
            Arbitraries.of(0.0, -0.0, 1e-9, Double.MIN_VALUE, -1e-308, Double.MAX_VALUE / 4));
    return value.array(double[].class).ofMaxSize(40);
  }

  @Provide
  Arbitrary<Double> percents() {
    return Arbitraries.oneOf(
        Arbitraries.of(0.0, 50.0, 90.0, 95.0, 99.0, 99.9, 100.0),
        Arbitraries.doubles().between(0, 100).ofScale(2));
  }

  private static Series inAnyGrouping(List<? extends Series> all, Random random) {
    var parts = new ArrayList<Series>(all);
    while (parts.size() > 1) {
      var at = random.nextInt(parts.size() - 1);
      parts.set(at, parts.get(at).merge(parts.remove(at + 1)).orElseThrow());
    }
    return parts.getFirst();
  }

  private static Counter counter(double[] values) {
    var sum = Arrays.stream(values).mapToObj(ExactSum::of).reduce(ExactSum.ZERO, ExactSum::plus);
    return new Counter(sum, values.length);
  }

  private static Gauge gauge(double[] values) {
    var first = values.length == 0 ? 0 : values[0];
    return new Gauge(first, values.length, first - 1, first + 1);
  }
}
