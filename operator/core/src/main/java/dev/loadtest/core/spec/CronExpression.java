package dev.loadtest.core.spec;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * Cron as in a Kubernetes CronJob: five fields (minute, hour, day of month, month, day of week) or
 * one of the names such as {@code @daily}.
 *
 * <p>Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/, "Schedule
 * syntax".
 */
public final class CronExpression {
  private static final Map<String, String> NAMED =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  private static final String REMEDY =
      "write minute, hour, day of month, month and day of week, e.g. \"0 2 * * *\", or @hourly,"
          + " @daily, @weekly, @monthly, @yearly; the time zone goes into timeZone";

  /** Any instant: an expression is due after it or never. */
  private static final ZonedDateTime SOME_DAY =
      ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private CronExpression() {}

  /**
   * The parsed expression.
   *
   * @throws IllegalArgumentException with the parser's words when it is not cron
   */
  public static Cron parse(String expression) {
    String trimmed = expression.strip();
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return parser.parse(NAMED.getOrDefault(trimmed, trimmed));
  }

  /** What is wrong with the expression and what to write, empty when it is right. */
  static Optional<String> problemOf(String expression) {
    try {
      Cron cron = parse(expression);
      boolean due = ExecutionTime.forCron(cron).nextExecution(SOME_DAY).isPresent();
      return due
          ? Optional.empty()
          : Optional.of("\"" + expression + "\" is never due: choose a date that exists");
    } catch (IllegalArgumentException e) {
      return Optional.of("not a cron expression: " + REMEDY + " (" + e.getMessage() + ")");
    }
  }
}
