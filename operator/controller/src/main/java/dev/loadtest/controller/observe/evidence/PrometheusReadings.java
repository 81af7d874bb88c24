package dev.loadtest.controller.observe.evidence;

import dev.loadtest.controller.client.Calls;
import dev.loadtest.controller.client.Prometheus;
import dev.loadtest.controller.client.RangeAnswer;
import dev.loadtest.core.spec.EvidenceQuery;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetEvidence.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What Prometheus has measured of the target: throttling, and the answers to the test's own
 * queries.
 *
 * @param prometheus the installation's, if it names one
 * @param allowQueries whether tests may ask their own; who writes tests can then read all of it
 */
public record PrometheusReadings(Optional<Prometheus> prometheus, boolean allowQueries) {
  /** Of an installation that names none. */
  public static final PrometheusReadings NONE = new PrometheusReadings(Optional.empty(), false);

  /** So many points of a series at most, at least 5 s apart: scrapes are not closer. */
  private static final int POINTS = 240;

  private static final Duration SHORTEST_STEP = Duration.ofSeconds(5);

  TargetEvidence of(LoadTestSpec spec, String namespace, Window window) {
    List<EvidenceQuery> queries = spec.judgement().evidence();
    if (prometheus.isEmpty()) {
      return refused(queries, "not asked: no Prometheus is configured (prometheus.url)");
    }
    Stream<Question> throttling =
        Optional.ofNullable(spec.target()).map(Target::workloadRef).stream()
            .map(ref -> Question.throttling(ref, namespace));
    Stream<Question> own =
        allowQueries ? queries.stream().map(Question::own) : Stream.<Question>empty();
    TargetEvidence answered = ask(Stream.concat(throttling, own).toList(), window);
    return allowQueries
        ? answered
        : answered.and(
            refused(queries, "not asked: queries are not allowed (prometheus.allowQueries)"));
  }

  private static TargetEvidence refused(List<EvidenceQuery> queries, String why) {
    return new TargetEvidence(
        List.of(), List.of(), queries.stream().map(q -> new Unanswered(q.name(), why)).toList());
  }

  /** All at once: a Prometheus that hangs costs its time-out once. */
  private TargetEvidence ask(List<Question> questions, Window window) {
    if (questions.isEmpty()) {
      return TargetEvidence.NONE;
    }
    try (ExecutorService threads = Calls.atOnce(questions.size())) {
      List<Future<TargetEvidence>> answers =
          questions.stream().map(q -> threads.submit(() -> ask(q, window))).toList();
      return answers.stream().map(Calls::result).reduce(TargetEvidence.NONE, TargetEvidence::and);
    }
  }

  private TargetEvidence ask(Question question, Window window) {
    Duration step = step(window);
    return switch (prometheus
        .orElseThrow()
        .range(question.query(), start(window, step), window.until(), step)) {
      case RangeAnswer.Series series ->
          new TargetEvidence(List.of(question.reading(series)), List.of());
      case RangeAnswer.None(String why) ->
          new TargetEvidence(List.of(), List.of(), List.of(new Unanswered(question.name(), why)));
    };
  }

  static Duration step(Window window) {
    Duration needed =
        Duration.ofSeconds(
            Math.ceilDiv(Duration.between(window.from(), window.until()).toSeconds(), POINTS));
    return needed.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : needed;
  }

  /** Steps are counted back from the end, so that the end of a short load has a point. */
  static Instant start(Window window, Duration step) {
    long steps =
        Math.max(0, Duration.between(window.from(), window.until()).toMillis() / step.toMillis());
    return window.until().minus(step.multipliedBy(steps));
  }
}
