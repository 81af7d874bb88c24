package dev.loadtest.core.heal;

import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.spec.HealingPolicy;
import dev.loadtest.core.spec.LoadTestSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A judged run of a test, and everything that decides whether the test is repaired.
 *
 * @param test its name
 * @param testUid its identity
 * @param run the run's name
 * @param analysed the run as it was judged
 * @param history the kept runs, with the anchors of the thresholds
 * @param heals what was healed before
 * @param advice what a model suggested, if one was asked
 * @param digest execution digest of the spec as it is now
 * @param now the moment
 */
public record HealCase(
    String test,
    String testUid,
    String run,
    Case analysed,
    RunHistory history,
    HealHistory heals,
    Optional<Advice> advice,
    String digest,
    Instant now) {

  LoadTestSpec spec() {
    return analysed.spec();
  }

  HealingPolicy policy() {
    return spec().healing();
  }

  List<Answered> answers() {
    return analysed.answers();
  }

  /** All that was seen, each once, what decides first. */
  List<Finding> findings() {
    return Stream.concat(
            analysed.judgement().findings().stream(),
            answers().stream().flatMap(a -> a.findings().stream()))
        .distinct()
        .toList();
  }

  /** The findings of one kind. */
  <T extends Finding> List<T> findings(Class<T> kind) {
    return findings().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The ideas of the model, where it is sure enough to be listened to. */
  Optional<Advice> ideas() {
    return advice.filter(a -> a.confidence() * 100 >= policy().minConfidencePercent());
  }
}
