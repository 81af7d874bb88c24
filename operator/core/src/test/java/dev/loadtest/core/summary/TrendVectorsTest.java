package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The file holds values with the runner's encoding of them (Go) and the percentiles that k6 2.2.0
 * itself (TrendSink) computed of the raw values.
 */
class TrendVectorsTest {
  record Vector(
      String name,
      double[] values,
      EncodedHistogram fine,
      EncodedHistogram coarse,
      Map<String, Double> percentiles,
      double avg) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> vectors() throws IOException {
    try (var in = TrendVectorsTest.class.getResourceAsStream("/k6/k6-trends.json")) {
      return Json.MAPPER.readValue(in, new TypeReference<List<Vector>>() {}).stream();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void valuesFallIntoTheBucketsOfTheRunner(Vector vector) {
    assertThat(Trend.of(Resolution.Fine, vector.values()).histogram())
        .isEqualTo(vector.fine().decode(Resolution.Fine));
    assertThat(Trend.of(Resolution.Coarse, vector.values()).histogram())
        .isEqualTo(vector.coarse().decode(Resolution.Coarse));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodingIsThatOfTheRunner(Vector vector) {
    assertThat(EncodedHistogram.of(vector.fine().decode(Resolution.Fine))).isEqualTo(vector.fine());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void percentilesAreThoseOfK6ToATenthOfAPercent(Vector vector) {
    var sorted = vector.values().clone();
    Arrays.sort(sorted);
    var trend = Trend.of(Resolution.Fine, vector.values());
    vector
        .percentiles()
        .forEach(
            (percent, expected) ->
                assertThat(trend.percentile(Double.parseDouble(percent)))
                    .as("p(%s)", percent)
                    .isCloseTo(expected, tolerance(sorted, Double.parseDouble(percent))));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theMeanIsThatOfK6ButForItsRounding(Vector vector) {
    var mean = Trend.of(Resolution.Fine, vector.values()).avg();
    var largest = Arrays.stream(vector.values()).map(Math::abs).max().orElseThrow();
    assertThat(mean).isCloseTo(vector.avg(), within(largest * 1e-6));
  }

  /**
   * Between values of different sign the error is relative to the neighbours, not to the result.
   */
  private static Offset<Double> tolerance(double[] sorted, double percent) {
    var rank = percent / 100 * (sorted.length - 1);
    var below = Math.abs(sorted[(int) Math.floor(rank)]);
    var above = Math.abs(sorted[(int) Math.ceil(rank)]);
    return within(Math.max(below, above) * 0.001 + Double.MIN_VALUE);
  }
}
