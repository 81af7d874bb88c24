package dev.loadtest.core.status;

import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.status.LoadTestRunStatus.Attempt;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A try that came to its numbers, and where and when. */
public record MeasuredAttempt(Attempt attempt, RunSummary summary) {
  private static final int NODES = 20;

  /**
   * @param job name of its Job, null where there is none
   * @param nodes where its runners were
   */
  public static MeasuredAttempt of(
      Observation seen, List<RunnerReport> reports, String job, List<String> nodes) {
    RunSummary summary = Conclusion.summary(seen.plan(), reports);
    var headline = summary.headline();
    Attempt begun = begun(seen, job);
    return new MeasuredAttempt(
        new Attempt(
            begun.number(),
            begun.job(),
            begun.started(),
            begun.released(),
            seen.ended().orElse(seen.now()).truncatedTo(ChronoUnit.SECONDS).toString(),
            begun.startSkewMs(),
            Amount.whole(headline.requests()),
            Amount.milliseconds(headline.p95()),
            Amount.percent(headline.errorRate()),
            nodes.stream().distinct().sorted().limit(NODES).toList()),
        summary);
  }

  /** A try that goes on, or came to nothing. */
  static Attempt begun(Observation seen, String job) {
    return new Attempt(
        seen.plan().runner().attempt(),
        job,
        seen.started().map(Instant::toString).orElse(null),
        seen.released().map(Instant::toString).orElse(null),
        null,
        seen.startSkewMs().isPresent() ? seen.startSkewMs().getAsLong() : null,
        null,
        null,
        null,
        List.of());
  }

  public Instant ended() {
    return Instant.parse(attempt.ended());
  }

  /** Where the runners of these attempts were. */
  public static List<String> nodes(List<MeasuredAttempt> attempts) {
    return attempts.stream().flatMap(a -> a.attempt().nodes().stream()).distinct().toList();
  }

  public static List<RunSummary> summaries(List<MeasuredAttempt> attempts) {
    return attempts.stream().map(MeasuredAttempt::summary).toList();
  }
}
