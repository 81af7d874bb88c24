package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Answered;
import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Comparison.Level;
import dev.loadtest.core.judge.Finding.ThresholdCrossed;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Requests fail, and how they fail says where to look. The kind is k6's own error code or the HTTP
 * status: nine failures in ten of one kind are proof of it, half of them a reading.
 */
final class ErrorsRule implements Rule {
  private static final Set<String> FAILURES =
      Set.of("http_req_failed", "checks", "browser_http_req_failed");
  private static final double NEARLY_ALL = 0.9;
  private static final double MOST = 0.5;

  @Override
  public Optional<Theory> explain(Look look) {
    return isAboutFailures(look) ? theory(look) : Optional.empty();
  }

  /** Failures are worse than they were, or cross a threshold. */
  static boolean isAboutFailures(Look look) {
    return look.deciding().map(Answered::measure).filter(m -> counts(m.selector())).isPresent()
        || look.judgement().comparisons().stream().anyMatch(ErrorsRule::isWorse)
        || look.all(ThresholdCrossed.class)
            .anyMatch(crossed -> counts(MetricSelector.parse(crossed.metric())));
  }

  private static boolean isWorse(Comparison comparison) {
    return comparison.level() == Level.Worse && counts(MetricSelector.parse(comparison.metric()));
  }

  private static boolean counts(MetricSelector selector) {
    return FAILURES.contains(selector.metric());
  }

  private static Optional<Theory> theory(Look look) {
    var failures = Failures.of(look);
    return failures.worst().map(worst -> theory(look, failures, worst));
  }

  private static Theory theory(Look look, Failures failures, ErrorKind worst) {
    List<Sign> signs = new ArrayList<>();
    double share = failures.share(worst);
    var told = failures.told(worst);
    signs.add(
        share >= NEARLY_ALL
            ? Sign.proven(told)
            : share >= MOST ? Sign.measured(told) : Sign.fitting(told));
    var began = Failures.began(look);
    if (began.isPresent()) {
      signs.add(Sign.fitting("the first failed " + when(began.getAsLong())));
    }
    Happened.first(look, Kind.values())
        .map(changed -> Sign.fitting(Happened.told(look, changed)))
        .ifPresent(signs::add);
    return new Theory(Cause.Errors, signs, worst.nextStep(look));
  }

  private static String when(long ms) {
    return ms == 0 ? "right at the start" : Prose.time(ms) + " into the load";
  }
}
