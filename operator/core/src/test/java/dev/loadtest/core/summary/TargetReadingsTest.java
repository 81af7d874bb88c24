package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.summary.TargetEvidence.Reading;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetReadingsTest {

  @Test
  void aReadingHasTheHighestSampleItsTimeAndTheMeanOfAll() {
    List<Reading> readings = List.of();
    readings = TargetReadings.fold(readings, List.of(cpu(40, 30, "10:00:00")));
    readings = TargetReadings.fold(readings, List.of(cpu(80, 60, "10:00:15")));
    readings = TargetReadings.fold(readings, List.of(cpu(50, 45, "10:00:30")));
    assertThat(readings)
        .containsExactly(
            new Reading("cpu", "% of limit", 80, 45, 3, false, "2026-11-21T10:00:15Z"));
  }

  @Test
  void aSampleInAnotherUnitBeginsAReadingOfItsOwn() {
    var before = TargetReadings.fold(List.of(), List.of(cpu(40, 30, "10:00:00")));
    var after =
        TargetReadings.fold(
            before, List.of(new TargetSample("cpu", "cores", 0.5, 0.5, "2026-11-21T10:00:15Z")));
    assertThat(after).extracting(Reading::unit).containsExactly("% of limit", "cores");
    assertThat(after).extracting(Reading::samples).containsExactly(1, 1);
  }

  @Test
  void theMeanOfThousandsOfSamplesIsTheirMean() {
    List<Reading> readings = List.of();
    for (int i = 0; i < 5000; i++) {
      readings = TargetReadings.fold(readings, List.of(cpu(100, i % 100, "10:00:00")));
    }
    assertThat(readings.getFirst().mean()).isCloseTo(49.5, Offset.offset(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "cpu, % of limit, 90.1, 50, true",
    "cpu, % of limit, 90, 50, false",
    "cpu, % of request, 400, 300, false",
    "cpu, cores, 95, 95, false",
    "memory, % of limit, 99, 95, true",
    "memory, bytes, 1000000, 1000000, false",
    "throttled, % of periods, 80, 26, true",
    "throttled, % of periods, 80, 20, false",
  })
  void onlyWhatIsNearALimitIsNotable(
      String name, String unit, double max, double mean, boolean notable) {
    assertThat(TargetReadings.notable(name, unit, max, mean)).isEqualTo(notable);
  }

  private static TargetSample cpu(double max, double mean, String time) {
    return new TargetSample("cpu", "% of limit", max, mean, "2026-11-21T" + time + "Z");
  }
}
