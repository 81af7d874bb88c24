package dev.loadtest.cli.show;

import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Progress;
import java.time.Duration;
import java.util.Optional;

/**
 * A running test at one moment, in either world.
 *
 * @param test its name
 * @param state where it stands, in one word
 * @param detail the same in a sentence
 * @param load what is being sent, absent before the first progress
 */
public record Glance(String test, String state, String detail, Optional<Load> load) {

  /**
   * The load and its answers: VUs, requests/s and p95 of late, errors and dropped iterations so
   * far.
   *
   * @param elapsed since the load started
   * @param left until it ends
   */
  public record Load(
      Duration elapsed,
      Duration left,
      String vus,
      String requestsPerSecond,
      String p95,
      String errors,
      String dropped) {

    String line() {
      String line =
          "VUs %s   %s requests/s   p95 %s   errors %s"
              .formatted(vus, requestsPerSecond, p95, errors);
      return dropped.isEmpty() ? line : line + "   dropped " + dropped;
    }
  }

  /**
   * @param dropped dropped iterations so far, 0 where they are not known
   */
  public static Glance of(String test, LoadTestRunStatus status, long dropped) {
    return new Glance(
        test,
        status.phase() == null ? "Pending" : status.phase().name(),
        Optional.ofNullable(status.message()).orElse(""),
        Optional.ofNullable(status.progress()).map(p -> load(p, dropped)));
  }

  private static Load load(Progress p, long dropped) {
    return new Load(
        GoDuration.parse(p.elapsed()),
        GoDuration.parse(p.remaining()),
        p.vus() == null ? "-" : p.vus().toString(),
        or(p.requestsPerSecond()),
        or(p.p95()),
        or(p.errors()),
        dropped > 0 ? Long.toString(dropped) : "");
  }

  private static String or(String text) {
    return text == null ? "-" : text;
  }
}
