package dev.loadtest.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.summary.ExitReason;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

  @ParameterizedTest
  @CsvSource({"'it broke'", "'it broke.'"})
  void itSaysWhatHappenedAndWhatToDo(String message) {
    assertThat(new Failure(FailureReason.ScriptError, message).sentence())
        .isEqualTo("it broke; fix the script at the position named.");
  }

  @ParameterizedTest
  @EnumSource(FailureReason.class)
  void everyReasonHasARemedyThatFitsIntoASentence(FailureReason reason) {
    assertThat(reason.remedy()).isNotBlank().doesNotEndWith(".");
    assertThat(reason.name()).matches("[A-Z][A-Za-z]+");
  }

  /** Only what leaves numbers that can be judged is no failure. */
  @ParameterizedTest
  @EnumSource(ExitReason.class)
  void everyEndOfARunnerIsAFailureOrCanBeJudged(ExitReason exit) {
    boolean judged =
        Set.of(
                ExitReason.None,
                ExitReason.Stopped,
                ExitReason.DurationExceeded,
                ExitReason.MarkedFailed)
            .contains(exit);
    assertThat(FailureReason.of(exit).isEmpty()).isEqualTo(judged);
  }
}
