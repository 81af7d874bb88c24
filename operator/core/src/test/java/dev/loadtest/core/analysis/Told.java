package dev.loadtest.core.analysis;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Judge;
import dev.loadtest.core.judge.RunOf;
import dev.loadtest.core.judge.Story;
import dev.loadtest.core.judge.Tries;
import dev.loadtest.core.spec.ValueType;
import dev.loadtest.core.summary.MemoryCourse;
import dev.loadtest.core.summary.MetricReport;
import dev.loadtest.core.summary.Resolution;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerOutcome;
import dev.loadtest.core.summary.RunnerReport.ErrorCount;
import dev.loadtest.core.summary.RunnerReport.Times;
import dev.loadtest.core.summary.StagedSeries;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import dev.loadtest.core.summary.TargetEvidence.Reading;
import dev.loadtest.core.summary.Timeline;
import dev.loadtest.core.summary.Timeline.Point;
import dev.loadtest.core.summary.Timeline.Quantiles;
import dev.loadtest.core.summary.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A run after others, with what the builders of the judge do not know, as a judged case. */
final class Told {
  static final Instant RELEASED = Instant.parse("2026-11-21T02:00:00Z");

  private final Story story;
  private final RunOf[] tries;
  private final List<UnaryOperator<RunSummary>> changes = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<Happening> happenings = new ArrayList<>();
  private boolean admitted;
  private MemoryCourse memory = MemoryCourse.NONE;
  private Optional<SameRollout> sameRollout = Optional.empty();

  private Told(Story story, RunOf... tries) {
    this.story = story;
    this.tries = tries;
    changes.add(Told::released);
  }

  static Told of(Story story, RunOf... tries) {
    return new Told(story, tries);
  }

  /** Failed requests of a kind, as k6 reports them. */
  Told error(String text, String code, String status, long count) {
    changes.add(
        s -> {
          List<ErrorCount> errors = new ArrayList<>(s.errors());
          errors.add(new ErrorCount(text, code, status, count));
          return with(s, s.metrics(), s.timeline(), errors, s.runners());
        });
    return this;
  }

  Told status(int status, long count) {
    return error("HTTP status " + status, "" + (1000 + status), "" + status, count);
  }

  /** Requests fail from this second on. */
  Told failingFrom(int second) {
    return course(p -> point(p, p.vus(), p.requests(), p.atMs() < second * 1000L ? 0 : 20, 1));
  }

  /** Users grow from 10 to 100 within the first minute, and as many requests are sent as ever. */
  Told flatWhileUsersGrow() {
    return course(
        p -> {
          double users = Math.min(1, 0.1 + p.atMs() / 60_000.0);
          return point(p, 100 * users, p.requests(), p.failed(), users);
        });
  }

  /** The first half minute is slow, and it gets better. */
  Told warmingUp() {
    return course(
        p -> point(p, p.vus(), p.requests(), p.failed(), Math.max(0.3, 1.5 - p.atMs() / 30_000.0)));
  }

  /** Times are so many times as long from this second on. */
  Told slowerFrom(int second, double times) {
    return course(
        p -> point(p, p.vus(), p.requests(), p.failed(), p.atMs() < second * 1000L ? 1 : times));
  }

  /** Percentiles from p97 on are so many times as long. */
  Told tail(double times) {
    changes.add(
        s ->
            with(
                s,
                s.metrics().stream().map(m -> tailed(m, times)).toList(),
                s.timeline(),
                s.errors(),
                s.runners()));
    return this;
  }

  Told cpu(double max) {
    return reading("cpu", "% of limit", max, max * 0.8, max > 90);
  }

  Told reading(String name, String unit, double max, double mean, boolean notable) {
    readings.add(new Reading(name, unit, max, mean, 20, notable, "2026-11-21T02:03:00Z"));
    return this;
  }

  Told happened(Kind kind, int second) {
    return happened(kind, second, "");
  }

  Told happened(Kind kind, int second, String detail) {
    happenings.add(
        new Happening(kind, "checkout-1", detail, RELEASED.plusSeconds(second).toString()));
    return this;
  }

  /** No run before was in doubt when it was judged. */
  Told allAdmitted() {
    admitted = true;
    return this;
  }

  Told memory(MemoryCourse course) {
    memory = course;
    return this;
  }

  Told onTheRolloutOf(String run) {
    sameRollout = Optional.of(new SameRollout(run, "2026-11-20T02:05:00Z"));
    return this;
  }

  Case seen() {
    Evaluation plain = story.evaluation(tries);
    List<RunSummary> summaries = plain.attempts().stream().map(this::changed).toList();
    Evaluation evaluation =
        new Evaluation(
            plain.spec(),
            summaries,
            new TargetEvidence(readings, happenings, List.of(), memory),
            admitted ? admitted(plain.history()) : plain.history(),
            plain.today());
    Case seen =
        Case.of(
            plain.spec(),
            Judge.judge(evaluation),
            Optional.of(Tries.median(summaries)),
            Optional.of(evaluation));
    return sameRollout.map(seen::on).orElse(seen);
  }

  private static RunHistory admitted(RunHistory history) {
    return new RunHistory(
        history.runs().stream().map(r -> r.with(Admission.Admitted)).toList(), history.anchors());
  }

  private RunSummary changed(RunSummary summary) {
    RunSummary changed = summary;
    for (UnaryOperator<RunSummary> change : changes) {
      changed = change.apply(changed);
    }
    return changed;
  }

  private Told course(UnaryOperator<Point> each) {
    changes.add(
        s ->
            with(
                s,
                s.metrics(),
                new Timeline(
                    s.timeline().stepMs(), s.timeline().points().stream().map(each).toList()),
                s.errors(),
                s.runners()));
    return this;
  }

  private static Point point(Point p, double vus, double requests, long failed, double slower) {
    Quantiles q = p.duration();
    Quantiles slow = new Quantiles(q.p50() * slower, q.p95() * slower, q.p99() * slower);
    return new Point(
        p.atMs(), requests, failed, vus, p.iterations(), p.dropped(), slow, Map.of(), null);
  }

  private static MetricReport tailed(MetricReport metric, double times) {
    return metric.name().equals("http_req_duration")
        ? new MetricReport(
            metric.name(),
            metric.type(),
            ValueType.Time,
            0,
            metric.series().stream()
                .map(s -> new StagedSeries(s.selector(), s.stage(), tailed(times)))
                .toList())
        : metric;
  }

  /** As {@link RunOf}, with a p95 of 100 ms. */
  private static Trend tailed(double times) {
    double[] values =
        IntStream.range(0, 4_000)
            .mapToDouble(i -> i / 3_999.0)
            .map(r -> r <= 0.95 ? 0.5 + r / 1.9 : 1 + (r - 0.95) * 7.5 * (r > 0.97 ? times : 1))
            .map(v -> v * 100)
            .toArray();
    return Trend.of(Resolution.Fine, values);
  }

  private static RunSummary released(RunSummary s) {
    long ms = RELEASED.toEpochMilli();
    return with(
        s,
        s.metrics(),
        s.timeline(),
        s.errors(),
        s.runners().stream()
            .map(
                r ->
                    new RunnerOutcome(
                        r.index(),
                        r.exit(),
                        new Times(ms, ms, ms, ms + s.durationMs(), s.durationMs()),
                        r.evidence(),
                        r.log()))
            .toList());
  }

  private static RunSummary with(
      RunSummary s,
      List<MetricReport> metrics,
      Timeline timeline,
      List<ErrorCount> errors,
      List<RunnerOutcome> runners) {
    return new RunSummary(
        s.run(),
        s.runnersExpected(),
        s.durationMs(),
        s.stages(),
        runners,
        metrics,
        s.conflicts(),
        timeline,
        errors,
        s.scriptThresholds());
  }
}
