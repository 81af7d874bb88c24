package dev.loadtest.core.lifecycle;

import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.JudgementPolicy;
import dev.loadtest.core.spec.LoadTestSpec;
import java.time.Duration;
import java.time.Instant;

/** Whether a measured run is tried again before its verdict is final. */
public sealed interface NextAttempt {

  /** The judgement is the verdict. */
  record None() implements NextAttempt {}

  /**
   * Another attempt.
   *
   * @param number which one, from 2
   * @param notBefore when it may start at the earliest
   * @param reason {@code Repeating} or {@code InDoubt}
   * @param message why, in a sentence
   */
  record Again(int number, Instant notBefore, String reason, String message)
      implements NextAttempt {}

  /**
   * What follows a measured attempt: at least {@code spec.judgement.repeat} of them, and as many
   * more as {@code reruns} allows while the judgement is in doubt. What cannot be judged is not
   * repeated.
   *
   * @param judgement on all attempts so far
   * @param made how many there were
   * @param ended when the last one ended
   */
  static NextAttempt after(LoadTestSpec spec, Judgement judgement, int made, Instant ended) {
    JudgementPolicy policy = spec.judgement();
    int most = most(spec);
    boolean repeats = made < policy.repeat();
    boolean doubtful = judgement.doubt().isPresent() && made < most;
    if (judgement.verdict() == Verdict.Error || !repeats && !doubtful) {
      return new None();
    }
    Duration delay = GoDuration.parse(policy.rerunDelay());
    int number = made + 1;
    return repeats
        ? new Again(
            number,
            ended.plus(delay),
            "Repeating",
            "Every run is tried %d times; try %d starts %s."
                .formatted(policy.repeat(), number, in(delay, policy)))
        : new Again(
            number,
            ended.plus(delay),
            "InDoubt",
            "%s; trying again %s to be sure (try %d of %d)."
                .formatted(sentence(judgement.doubt().get()), in(delay, policy), number, most));
  }

  /** Attempts that a run has at most. */
  static int most(LoadTestSpec spec) {
    return spec.judgement().repeat() + spec.judgement().reruns(spec.tier());
  }

  private static String in(Duration delay, JudgementPolicy policy) {
    if (delay.isZero()) {
      return "at once";
    }
    boolean wholeSeconds = delay.toMillis() % 1000 == 0 && delay.toSeconds() < 120;
    return "in " + (wholeSeconds ? delay.toSeconds() + " s" : policy.rerunDelay());
  }

  /** Metrics are not words: {@code p(95)} stays as it is. */
  private static String sentence(String part) {
    return part.matches("[a-z]+[ ,].*")
        ? Character.toUpperCase(part.charAt(0)) + part.substring(1)
        : part;
  }
}
