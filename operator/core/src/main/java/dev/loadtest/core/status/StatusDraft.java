package dev.loadtest.core.status;

import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.ThresholdOutcome;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.status.LoadTestRunStatus.Attempt;
import dev.loadtest.core.status.LoadTestRunStatus.FindingStatus;
import dev.loadtest.core.status.LoadTestRunStatus.Numbers;
import dev.loadtest.core.status.LoadTestRunStatus.Progress;
import dev.loadtest.core.status.LoadTestRunStatus.Runners;
import dev.loadtest.core.status.LoadTestRunStatus.ThresholdStatus;
import dev.loadtest.core.summary.Headline;
import dev.loadtest.core.summary.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A run's status while it is put together. */
final class StatusDraft {
  private final long generation;
  private final Phase phase;
  private Judgement judgement;
  private String reason;
  private String message;
  private String completed;
  private String duration;
  private Runners runners;
  private Progress progress;
  private TargetStatus target;
  private Numbers numbers;
  private List<Attempt> attempts = List.of();
  private String artifact;

  StatusDraft(long generation, Phase phase) {
    this.generation = generation;
    this.phase = phase;
  }

  StatusDraft why(String reason, String message) {
    this.reason = reason;
    this.message = message;
    return this;
  }

  StatusDraft judged(Judgement judgement) {
    this.judgement = judgement;
    return this;
  }

  /** With what was known of the attempt, for a run that ended without another look at it. */
  StatusDraft as(LoadTestRunStatus before, List<Attempt> measured) {
    boolean newer = measured.size() >= before.attempts().size();
    return runners(before.runners()).attempts(newer ? measured : before.attempts());
  }

  StatusDraft completed(Instant time) {
    this.completed = time.truncatedTo(ChronoUnit.SECONDS).toString();
    return this;
  }

  StatusDraft runners(Runners runners) {
    this.runners = runners;
    return this;
  }

  StatusDraft progress(Progress progress) {
    this.progress = progress;
    return this;
  }

  StatusDraft target(TargetStatus known) {
    this.target = known;
    return this;
  }

  StatusDraft attempts(List<Attempt> attempts) {
    this.attempts = attempts;
    return this;
  }

  StatusDraft artifact(String name) {
    this.artifact = name;
    return this;
  }

  StatusDraft measured(RunSummary summary) {
    Headline h = summary.headline();
    duration = Amount.duration(Duration.ofMillis(summary.durationMs()));
    numbers =
        new Numbers(
            Amount.whole(h.requests()),
            Amount.whole(h.iterations()),
            Amount.plain(h.requestsPerSecond()),
            Amount.percent(h.errorRate()),
            Amount.milliseconds(h.p50()),
            Amount.milliseconds(h.p95()),
            Amount.milliseconds(h.p99()),
            Amount.whole(h.vusMax()));
    return this;
  }

  LoadTestRunStatus with(List<Condition> conditions) {
    boolean judged = judgement != null;
    return new LoadTestRunStatus(
        generation,
        phase,
        judged ? judgement.verdict() : null,
        judged ? judgement.classification() : null,
        reason,
        message,
        attempts.isEmpty() ? null : attempts.getFirst().started(),
        completed,
        duration,
        runners,
        progress,
        target,
        numbers,
        judged ? judgement.outcomes().stream().map(StatusDraft::threshold).toList() : List.of(),
        judged ? Changes.column(judgement.comparisons()) : null,
        judged ? Changes.all(judgement.comparisons()) : List.of(),
        judged ? judgement.admission() : null,
        judged ? BaselineStatus.of(judgement.calibration()) : null,
        judged
            ? judgement.findings().stream()
                .map(f -> new FindingStatus(f.type(), f.sentence()))
                .toList()
            : List.of(),
        null,
        attempts,
        artifact,
        conditions);
  }

  private static ThresholdStatus threshold(ThresholdOutcome outcome) {
    return new ThresholdStatus(
        outcome.name(),
        outcome.metric(),
        outcome.expression(),
        outcome.result().name(),
        outcome.observed().isEmpty()
            ? null
            : Unit.ofSymbol(outcome.unit()).format(outcome.observed().getAsDouble()));
  }
}
