package dev.loadtest.core.lifecycle;

import static dev.loadtest.core.lifecycle.Sights.after;
import static dev.loadtest.core.lifecycle.Sights.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.lifecycle.RunnerView.Stage;
import dev.loadtest.core.summary.RunnerProgress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Progress of these runs comes every second, since a threshold may abort them. */
class PatienceTest {
  @Test
  void farFromThePlannedEndALookEveryTwoSecondsIsEnough() {
    assertThat(Patience.whileLoading(after(20, loading(40_000)))).hasSeconds(2);
    assertThat(Patience.whileLoading(after(20, all(1, Stage.Running)))).hasSeconds(2);
  }

  @Test
  void theLookBeforeThePlannedEndComesWhenItMayHaveCome() {
    assertThat(Patience.whileLoading(after(20, loading(2_500)))).hasMillis(1_500);
  }

  @Test
  void aroundThePlannedEndItLooksClosely() {
    assertThat(Patience.whileLoading(after(20, loading(1_200)))).hasMillis(500);
    assertThat(Patience.whileLoading(after(90, loading(0)))).hasMillis(500);
  }

  @Test
  void manyRunnersAreNotLookedAtAllTheTime() {
    Observation seen = after(1, all(500, Stage.Waiting));
    assertThat(Patience.close(seen)).hasSeconds(5);
    assertThat(Patience.whileLoading(seen)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }

  private static RunnerView loading(long remainingMs) {
    var progress =
        new RunnerProgress(0, 1, 20_000, remainingMs, 5, 100, 0, 100, 0, false, null, List.of());
    return new RunnerView(
        0,
        Stage.Running,
        Optional.empty(),
        Optional.empty(),
        Optional.of(progress),
        Optional.empty(),
        OptionalLong.empty());
  }
}
