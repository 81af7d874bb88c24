package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.Threshold;
import dev.loadtest.core.summary.ProgressSummary;
import dev.loadtest.core.summary.Rate;
import dev.loadtest.core.summary.RunnerProgress;
import dev.loadtest.core.summary.StagedSeries;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbortJudgeTest {

  @ParameterizedTest
  @CsvSource({
    "true,  '',  50, 0,  true",
    "false, '',  50, 60, false",
    "true,  '',  1,  60, false",
    "true,  10s, 50, 9,  false",
    "true,  10s, 50, 10, false",
    "true,  10s, 50, 11, true",
    "true,  1m,  50, 59, false",
    "true,  '',  -1, 60, false",
  })
  void theLoadIsStoppedOnceAThresholdIsCrossedAndItsDelayHasPassed(
      boolean abortOnFail, String delay, long failed, long elapsed, boolean aborts) {
    var threshold = new Threshold("errors", "http_req_failed", "rate<0.1", abortOnFail, delay);
    var outcome =
        AbortJudge.shouldAbort(
            NamedThreshold.all(List.of(threshold), List.of()),
            progress(failed),
            Duration.ofSeconds(elapsed));
    assertThat(outcome.isPresent()).isEqualTo(aborts);
  }

  /** Failed requests of 100; none at all when negative. */
  private static ProgressSummary progress(long failed) {
    var series = new StagedSeries("", "", new Rate(failed, 100));
    var abort =
        failed < 0
            ? List.<RunnerProgress.AbortSeries>of()
            : List.of(new RunnerProgress.AbortSeries("http_req_failed", series));
    return ProgressSummary.merge(
        List.of(new RunnerProgress(0, 1, 1000, 0, 1, 1, 0, 100, 0, false, null, abort)));
  }
}
