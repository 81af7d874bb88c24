package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadtest.core.spec.SimpleRule.Bound;
import dev.loadtest.core.spec.SimpleRule.MedianOfThree;
import dev.loadtest.core.spec.SimpleRule.Percent;
import dev.loadtest.core.spec.SimpleRule.StandardDeviations;
import dev.loadtest.core.spec.ThresholdExpression.Operator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SimpleRuleTest {

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("> 2 sd", new StandardDeviations(2), "> 2 sd"),
        Arguments.of(">2.5sd", new StandardDeviations(2.5), "> 2.5 sd"),
        Arguments.of("> 20 %", new Percent(20), "> 20 %"),
        Arguments.of("\t>  7.50% ", new Percent(7.5), "> 7.5 %"),
        Arguments.of("median of 3 +- 15 %", new MedianOfThree(15), "median of 3 +- 15 %"),
        Arguments.of(" median of 3 ± 1e1% ", new MedianOfThree(10), "median of 3 +- 10 %"),
        Arguments.of("medianof3+-.5%", new MedianOfThree(0.5), "median of 3 +- 0.5 %"),
        Arguments.of("<400", new Bound(Operator.Less, 400), "<400"),
        Arguments.of(" <= 0.010 ", new Bound(Operator.LessOrEqual, 0.01), "<=0.01"),
        Arguments.of("> 100", new Bound(Operator.Greater, 100), ">100"),
        Arguments.of(">= -1.", new Bound(Operator.GreaterOrEqual, -1), ">=-1"),
        Arguments.of("=== 0", new Bound(Operator.Equal, 0), "==0"),
        Arguments.of("!=1e-9", new Bound(Operator.NotEqual, 1e-9), "!=1.0E-9"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleReadsBackFromItsCanonicalForm(String text, SimpleRule rule, String canonical) {
    assertThat(SimpleRule.parse(text)).isEqualTo(rule).hasToString(canonical);
    assertThat(SimpleRule.parse(canonical)).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                  | "": no rule at character 1; write > 2 sd, > 20 %, median of 3 +- 15 %, or a bound, e.g. <400
          2 sd                | "2 sd": no rule starts with "2" at character 1; write > 2 sd, > 20 %, median of 3 +- 15 %, or a bound, e.g. <400
          mean > 2 sd         | "mean > 2 sd": no rule starts with "mean" at character 1; write > 2 sd, > 20 %, median of 3 +- 15 %, or a bound, e.g. <400
          =< 400              | "=< 400": unknown operator "=<" at character 1; write one of <, <=, >, >=, ==, !=
          >= 2 sd             | ">= 2 sd": with sd there is no ">=" at character 1; write > 2 sd
          ' < 20%'            | " < 20%": with % there is no "<" at character 2; write > 20 %
          > sd                | "> sd": not a number: "sd" at character 3; write a decimal number, e.g. 20 or 0.01
          >                   | ">": no number at character 2; write a decimal number, e.g. 20 or 0.01
          < NaN               | "< NaN": not a number: "NaN" at character 3; write a decimal number, e.g. 20 or 0.01
          < +Inf              | "< +Inf": not a number: "+Inf" at character 3; write a decimal number, e.g. 20 or 0.01
          < 1e400             | "< 1e400": number out of range "1e400" at character 3; write a smaller one
          > 0 sd              | "> 0 sd": not above 0: "0" at character 3; write a number above 0
          > -20 %             | "> -20 %": not above 0: "-20" at character 3; write a number above 0
          > 2 sigma           | "> 2 sigma": unexpected "sigma" at character 5; write sd, % or nothing after the number
          > 20 % of mean      | "> 20 % of mean": unexpected "% of mean" at character 6; write sd, % or nothing after the number
          <400ms              | "<400ms": unexpected "ms" at character 5; write the number without a unit; times are in ms
          median              | "median": the rule is cut off at character 7; write of here, as in median of 3 +- 15 %
          median of 5 +- 15 % | "median of 5 +- 15 %": unexpected "5" at character 11; write 3 here, as in median of 3 +- 15 %
          median of 3 15 %    | "median of 3 15 %": unexpected "15" at character 13; write +- here, as in median of 3 +- 15 %
          median of 3 +- 15   | "median of 3 +- 15": the rule is cut off at character 18; write % here, as in median of 3 +- 15 %
          median of 3 +- 0 %  | "median of 3 +- 0 %": not above 0: "0" at character 16; write a number above 0
          median of 3 +- 5 %! | "median of 3 +- 5 %!": unexpected "!" at character 19; end the rule after %
          """)
  void errorsNamePositionTokenAndRemedy(String text, String message) {
    assertThatThrownBy(() -> SimpleRule.parse(text))
        .isInstanceOf(GrammarException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"<400, 399.9, true", "<400, 400, false", ">=0.99, 0.99, true", "!=0, NaN, true"})
  void aBoundMustHold(String rule, double observed, boolean holds) {
    assertThat(((Bound) SimpleRule.parse(rule)).holds(observed)).isEqualTo(holds);
  }

  @Test
  void numbersThatNoTextGivesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Percent(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new StandardDeviations(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MedianOfThree(Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bound(Operator.Less, Double.NaN));
  }
}
