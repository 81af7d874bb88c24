package dev.loadtest.core.analysis;

import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A case, as rules ask about it. */
record Look(Case seen) {

  Judgement judgement() {
    return seen.judgement();
  }

  Classification classification() {
    return judgement().classification();
  }

  LoadTestSpec spec() {
    return seen.spec();
  }

  boolean passed() {
    return judgement().verdict() == Verdict.Passed;
  }

  boolean because(String reason) {
    return judgement().reason().equals(reason);
  }

  <T extends Finding> Optional<T> first(Class<T> type) {
    return all(type).findFirst();
  }

  <T extends Finding> Stream<T> all(Class<T> type) {
    return judgement().findings().stream().filter(type::isInstance).map(type::cast);
  }

  boolean has(Class<? extends Finding> type) {
    return first(type).isPresent();
  }

  /** The number that gave the run its class: the one whose finding comes first. */
  Optional<Answered> deciding() {
    return seen.answers().stream()
        .filter(this::leads)
        .findFirst()
        .or(() -> seen.answers().stream().filter(a -> isOfTheClass(a)).findFirst());
  }

  private boolean leads(Answered answered) {
    var findings = judgement().findings();
    return isOfTheClass(answered)
        && !findings.isEmpty()
        && answered.findings().stream().findFirst().filter(findings.getFirst()::equals).isPresent();
  }

  private boolean isOfTheClass(Answered answered) {
    return answered.classification() == classification();
  }

  TargetEvidence target() {
    return seen.evaluation().map(e -> e.target()).orElse(TargetEvidence.NONE);
  }

  RunHistory history() {
    return seen.evaluation().map(e -> e.history()).orElse(RunHistory.EMPTY);
  }

  List<Timeline.Point> course() {
    return seen.summary().map(RunSummary::timeline).map(Timeline::points).orElse(List.of());
  }
}
