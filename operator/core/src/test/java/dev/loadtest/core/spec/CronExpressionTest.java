package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 2 * * *",
        "*/5 * * * *",
        "0 0 1,15 * 1-5",
        "0 9 * * MON-FRI",
        "0 0 29 2 *",
        "@hourly",
        "@daily",
        "@midnight",
        "@weekly",
        "@monthly",
        "@yearly",
        "@annually",
        " 0 2 * * * ",
        "0 0 * JAN SUN",
        "0 0 * * 7"
      })
  void whatACronJobTakesIsTaken(String expression) {
    assertThat(CronExpression.problemOf(expression)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "* * * *", "0 0 2 * * *", "60 * * * *", "@reboot", "@every 1h", "0 0 31 4 *"})
  void othersAreRefused(String expression) {
    assertThat(CronExpression.problemOf(expression)).isPresent();
  }
}
