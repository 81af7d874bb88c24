package dev.loadtest.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loadtest.core.stats.RateTest.Trials;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against numbers that NumPy 2 and SciPy 1.17 computed; each test says how. */
class StatsReferenceTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] RUNS = {100, 102, 97, 105, 99, 101, 103, 98, 110, 96, 104, 95};

  /** scipy.stats.t.ppf(0.975, df). */
  @ParameterizedTest
  @CsvSource({
    "1, 12.706204736174694", "2, 4.302652729749462", "3, 3.1824463052837078",
    "4, 2.7764451051977934", "5, 2.5705818356363146", "9, 2.262157162798205",
    "19, 2.0930240544083087", "29, 2.045229642132703", "127, 1.9788195347028539",
    "500, 1.9788195347028539"
  })
  void criticalValuesAreThoseOfTheTDistribution(int freedom, double expected) {
    assertThat(LevelTest.critical(freedom)).isEqualTo(expected, EXACT);
  }

  /** Nothing is certain without any degree of freedom. */
  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void withoutFreedomNothingIsCertain(int freedom) {
    assertThat(LevelTest.critical(freedom)).isInfinite();
  }

  /** numpy.clip(x, *numpy.quantile(x, [.1, .9])).std(ddof=1). */
  @Test
  void theWinsorisedDeviationDrawsInTheOuterTenths() {
    double[] sorted = RUNS.clone();
    Arrays.sort(sorted);
    assertThat(Robust.quantileOfSorted(sorted, 0.1)).isEqualTo(96.1, EXACT);
    assertThat(Robust.quantileOfSorted(sorted, 0.9)).isEqualTo(104.9, EXACT);
    assertThat(Robust.winsorisedDeviation(sorted)).isEqualTo(3.295175536778251, EXACT);
  }

  /** scipy.stats.median_abs_deviation(x, scale='normal'), x.std(ddof=1). */
  @Test
  void deviationsAreThoseOfTheTextbook() {
    assertThat(Robust.deviation(RUNS, Robust.median(RUNS)))
        .isEqualTo(4.447806655516806, within(1e-4));
    assertThat(Robust.deviationOf(RUNS)).isEqualTo(4.281744192888376, EXACT);
  }

  /**
   * On ln(x): scale = max(1.4826 MAD n/(n-0.8), s), where s is 1.2 times the winsorised deviation
   * for n >= 10 and the plain one below; error = scale sqrt(v + 1.57/n); p = 2 t.sf(|z|, n-1).
   */
  @ParameterizedTest
  @CsvSource({
    "12, 115, 0.04719705170893304, 0.134786776948574, 2.6855492272072317, 0.02119702245127982",
    "6, 115, 0.02705296151854172, 0.134786776948574, 4.435679505208748, 0.0067920940693605245",
    "12, 108 112 111, 0.04719705170893304, 0.09938484989765772, 2.76537305473613,"
        + " 0.01837843448391647",
    "12, 94 93, 0.04719705170893304, -0.07219821370304658, -1.9259910548761303,"
        + " 0.08033164184891968",
    "12, 101 120 99 98 97, 0.04719705170893304, -0.015025501280086395, -0.47732638131883975,"
        + " 0.6424728194396991"
  })
  void theLevelTestIsAPredictionInterval(
      int runs, String tries, double scale, double change, double statistic, double pValue) {
    Level level = Level.of(logs(Arrays.copyOf(RUNS, runs)));
    LevelTest test = LevelTest.of(level, logs(numbers(tries)), 0.05);
    assertThat(level.center()).isEqualTo(4.610145351414676, EXACT);
    assertThat(level.scale()).isEqualTo(scale, EXACT);
    assertThat(test.change()).isEqualTo(change, EXACT);
    assertThat(test.statistic()).isEqualTo(statistic, EXACT);
    assertThat(test.pValue()).isEqualTo(pValue, EXACT);
  }

  /** t.ppf(0.975, n-1) times the error above. */
  @ParameterizedTest
  @CsvSource({
    "12, 1, 0.11046667580504603",
    "6, 1, 0.07811214496022567",
    "12, 3, 0.07910129137479142"
  })
  void theReachIsThatOfTheInterval(int runs, int tries, double expected) {
    Level level = Level.of(logs(Arrays.copyOf(RUNS, runs)));
    assertThat(LevelTest.reach(level, tries)).isEqualTo(expected, EXACT);
  }

  /**
   * z = (S - sign S) / sqrt((n(n-1)(2n+5) - sum t(t-1)(2t+5)) / 18) with t ties of a value; total =
   * scipy.stats.theilslopes(x).slope (n-1).
   */
  @ParameterizedTest
  @CsvSource({
    "1 2 2 3 3 3 5 4 6 7 7 8, 4.031278671770112, 6.875",
    "5 1 4 2 3, -0.2449489742783178, -2",
    "0 1 2 3 4 5 6 7 8 9 10 11, 4.45721562860432, 11",
    "3 3 3 3, 0, 0",
    "9 8.5 9.1 7 6.5 6.6 5 5 4.2 4.9 3.1 3, -3.849123021091436, -6.2595238095238095"
  })
  void aDriftIsThatOfMannKendallAndTheilSen(String values, double z, double total) {
    Drift drift = Drift.of(numbers(values));
    assertThat(drift.z()).isEqualTo(z, EXACT);
    assertThat(drift.total()).isEqualTo(total, EXACT);
  }

  /**
   * scipy.stats.betabinom.pmf(numpy.arange(k, n + 1), n, a, b).sum() with a + b = 1/u - 1, where u
   * is Kleinman's estimate of the correlation (0.001 to 0.5) plus 1 / (effective trials + 1).
   */
  @ParameterizedTest
  @CsvSource({
    "0 0 0 0 0, 1000, 20, 1000, 1.8951810600551e-07",
    "0.01 0.012 0.009 0.011 0.01, 2000, 50, 2000, 0.004219698674455374",
    "0.01 0.004 0.03 0.008 0.002 0.022, 5000, 200, 5000, 0.03658138799413657",
    "0.02, 400, 3, 100, 0.3485750525002256"
  })
  void failuresAreBetaBinomial(String rates, int trials, int failures, int of, double expected) {
    RateTest test = RateTest.of(past(rates, trials), new Trials(failures, of));
    assertThat(test.pValue()).isEqualTo(expected, within(expected * 1e-6));
  }

  /** The same of 1,500 failures in 100,000 trials, where the binomial part is left out. */
  @Test
  void ofManyTrialsTheRateItselfIsBeta() {
    RateTest test =
        RateTest.of(past("0.01 0.012 0.009 0.011 0.01", 100_000), new Trials(1500, 100_000));
    assertThat(test.pValue()).isEqualTo(0.10442678610864853, within(1e-3));
  }

  /** p sorted, times m - rank, at most 1, never below the one before: Holm 1979. */
  @Test
  void holmCorrectsStepByStep() {
    assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, EXACT);
    assertThat(Holm.adjusted(new double[] {0.2, 0.9, 0.001, 0.001}))
        .containsExactly(new double[] {0.4, 0.9, 0.004, 0.004}, EXACT);
    assertThat(Holm.adjusted(new double[] {})).isEmpty();
  }

  /** The smallest n with 1 - q^n >= 0.975. */
  @ParameterizedTest
  @CsvSource({"50, 6", "90, 36", "95, 72", "99, 368", "99.9, 3688", "99.99, 36887", "5, 72"})
  void aPercentileTakesSoManySamples(double percent, long expected) {
    assertThat(QuantileBounds.fewestSamples(percent)).isEqualTo(expected);
  }

  private static Trials[] past(String rates, int trials) {
    return Arrays.stream(numbers(rates))
        .mapToObj(rate -> Trials.of(rate, trials))
        .toArray(Trials[]::new);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] logs(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> Math.log(values[i])).toArray();
  }
}
