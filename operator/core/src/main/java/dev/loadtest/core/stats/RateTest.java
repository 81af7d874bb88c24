package dev.loadtest.core.stats;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Whether a rate of failures rose above that of a baseline. Failures cluster, so their number is
 * beta-binomial: binomial with a rate that itself varies from run to run.
 *
 * @param pValue one-sided: how likely at least so many failures would be without a change
 */
public record RateTest(double baseline, double rate, double pValue) {
  /** Failures are never more independent than this intra-run correlation. */
  private static final double LEAST_CORRELATION = 1e-3;

  private static final double NEGLIGIBLE = 1e-12;

  /** Trials and failures of one run. */
  public record Trials(double failures, double trials) {
    public static Trials of(double rate, double trials) {
      return new Trials(rate * trials, trials);
    }

    public double rate() {
      return trials == 0 ? 0 : failures / trials;
    }
  }

  /** Compares a run with the baseline's runs, at least one. */
  public static RateTest of(Trials[] baseline, Trials run) {
    double failures = 0.5;
    double trials = 1;
    for (Trials one : baseline) {
      failures += one.failures();
      trials += one.trials();
    }
    double rate = failures / trials;
    double correlation = correlation(baseline, rate);
    double effective = 0;
    for (Trials one : baseline) {
      effective += one.trials() / (1 + (one.trials() - 1) * correlation);
    }
    double uncertain = Math.min(0.9, correlation + 1 / (effective + 1));
    double concentration = 1 / uncertain - 1;
    return new RateTest(
        rate, run.rate(), tail(run, rate * concentration, (1 - rate) * concentration));
  }

  /** Moment estimate of the intra-run correlation. Source: Kleinman 1973. */
  private static double correlation(Trials[] baseline, double rate) {
    if (baseline.length < 2) {
      return LEAST_CORRELATION;
    }
    double squares = 0;
    double inverse = 0;
    for (Trials one : baseline) {
      squares += (one.rate() - rate) * (one.rate() - rate);
      inverse += one.trials() > 0 ? 1 / one.trials() : 0;
    }
    double observed = squares / (baseline.length - 1);
    double binomial = rate * (1 - rate) * inverse / baseline.length;
    return Math.clamp((observed - binomial) / (rate * (1 - rate)), LEAST_CORRELATION, 0.5);
  }

  /** P(X >= failures) for X beta-binomial. */
  private static double tail(Trials run, double alpha, double beta) {
    long n = Math.round(run.trials());
    long k = Math.round(run.failures());
    if (n == 0 || k == 0) {
      return 1;
    }
    if (n > 20_000) { // the rate itself: its binomial part is nothing against the rest
      return BetaDistribution.of(alpha, beta).survivalProbability(Math.max(0, (k - 0.5) / n));
    }
    if (k <= n * alpha / (alpha + beta)) {
      return 1 - below(n, k, alpha, beta);
    }
    double term = Math.exp(logTerm(n, k, alpha, beta));
    double sum = 0;
    for (long i = k; i <= n; i++) {
      sum += term;
      if (term < NEGLIGIBLE * sum && i > n * alpha / (alpha + beta)) {
        break;
      }
      term *= (n - i) * (i + alpha) / ((i + 1) * (n - i - 1 + beta));
    }
    return Math.min(1, sum);
  }

  /** P(X < k), from its largest terms down: from the smallest up their digits would be lost. */
  private static double below(long n, long k, double alpha, double beta) {
    double term = Math.exp(logTerm(n, k - 1, alpha, beta));
    double sum = term;
    for (long i = k - 1; i > 0; i--) {
      term *= i * (n - i + beta) / ((n - i + 1) * (i - 1 + alpha));
      sum += term;
    }
    return Math.min(1, sum);
  }

  private static double logTerm(long n, long k, double alpha, double beta) {
    return -Math.log(n + 1.0)
        - LogBeta.value(n - k + 1, k + 1)
        + LogBeta.value(k + alpha, n - k + beta)
        - LogBeta.value(alpha, beta);
  }
}
