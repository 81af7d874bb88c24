package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageWindowTest {
  private static final List<Stage> STAGES =
      List.of(new Stage("ramp", "10s", 5), new Stage("jump", "0s", 9), new Stage("hold", "1m", 9));

  @Test
  void stagesFollowEachOther() {
    assertThat(StageWindow.of(STAGES))
        .containsExactly(
            new StageWindow("ramp", 0, 10_000),
            new StageWindow("jump", 10_000, 10_000),
            new StageWindow("hold", 10_000, 70_000));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "10000, 0", "25000, 15000", "70000, 60000", "99000, 60000"})
  void onlyWhatWasMeasuredOfAStageCounts(long duration, long measured) {
    assertThat(StageWindow.of(STAGES).getLast().measuredMs(duration)).isEqualTo(measured);
  }
}
