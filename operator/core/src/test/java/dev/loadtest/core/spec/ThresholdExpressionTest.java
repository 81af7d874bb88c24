package dev.loadtest.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          p95<500          | "p95<500": unknown aggregation "p95" at character 1; write p(95)<500
          p99.9 <500       | "p99.9 <500": unknown aggregation "p99.9" at character 1; write p(99.9) <500
          P(95)<500        | "P(95)<500": unknown aggregation "P" at character 1; write p
          mean<500         | "mean<500": unknown aggregation "mean" at character 1; write avg
          foo<500          | "foo<500": unknown aggregation "foo" at character 1; write one of avg, min, max, med, p(N), rate, count, value
          <500             | "<500": no aggregation at character 1; start with one of avg, min, max, med, p(N), rate, count, value
          p(101)<500       | "p(101)<500": percentile out of range "101" at character 3; write a number from 0 to 100
          p(-1)<500        | "p(-1)<500": percentile out of range "-1" at character 3; write a number from 0 to 100
          p()<500          | "p()<500": no percentile at character 3; write a number from 0 to 100 without spaces, e.g. p(95)
          p( 95)<500       | "p( 95)<500": bad percentile " 95" at character 3; write a number from 0 to 100 without spaces, e.g. p(95)
          p(95<500         | "p(95<500": no closing bracket at character 5; write p(95)
          avg              | "avg": no operator at character 4; write one of <, <=, >, >=, ==, ===, != here
          avg 500          | "avg 500": no operator "500" at character 5; write one of <, <=, >, >=, ==, ===, != here
          avg=<500         | "avg=<500": unknown operator "=<" at character 4; write <=
          avg=500          | "avg=500": unknown operator "=" at character 4; write ==
          avg!==500        | "avg!==500": unknown operator "!==" at character 4; write !=
          avg<             | "avg<": no number at character 5; write the bound here, e.g. 500
          avg<500ms        | "avg<500ms": not a number: "500ms" at character 5; write the number without a unit; times are in ms
          rate<1%          | "rate<1%": not a number: "1%" at character 6; write a ratio from 0 to 1 without a unit, e.g. 0.01 for 1 %
          avg<5 && max<6   | "avg<5 && max<6": not a number: "5 && max<6" at character 5; write one condition with one number; several conditions are several thresholds
          avg<1e400        | "avg<1e400": not a number: "1e400" at character 5; write a decimal number, e.g. 500 or 0.01
          """)
  void errorsNamePositionTokenAndRemedy(String text, String message) {
    assertThatThrownBy(() -> ThresholdExpression.parse(text))
        .isInstanceOf(GrammarException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ' p(95)  <  500 ' | p(95)<500
          p(99.90)<=1_000   | p(99.9)<=1000
          rate===0.010      | rate==0.01
          count!=-1e3       | count!=-1000
          value>.5          | value>0.5
          med>=0x1p-1       | med>=0.5
          p<500             | p(0)<500
          avg<1e-9          | avg<1.0E-9
          max<+Inf          | max<+Inf
          """)
  void theCanonicalFormHasNoSpacesAndPlainNumbers(String text, String canonical) {
    assertThat(ThresholdExpression.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "avg<5, true, false, false",
    "avg<=5, true, true, false",
    "avg>5, false, false, true",
    "avg>=5, false, true, true",
    "avg==5, false, true, false",
    "avg===5, false, true, false",
    "avg!=5, true, false, true",
  })
  void itHoldsAsTheOperatorSays(String text, boolean below, boolean equal, boolean above) {
    var expression = ThresholdExpression.parse(text);
    assertThat(expression.holds(4.9)).isEqualTo(below);
    assertThat(expression.holds(5)).isEqualTo(equal);
    assertThat(expression.holds(5.1)).isEqualTo(above);
  }

  @Test
  void positionAndTokenAreThereForTools() {
    assertThatThrownBy(() -> ThresholdExpression.parse("  p95<500"))
        .hasFieldOrPropertyWithValue("position", 3)
        .hasFieldOrPropertyWithValue("token", "p95");
  }

  @Test
  void anAggregationAloneHasNoOperator() {
    assertThat(Aggregation.parse(" p(95) ")).isEqualTo(new Aggregation.Percentile(95));
    assertThatThrownBy(() -> Aggregation.parse("p(95)<5")).isInstanceOf(GrammarException.class);
  }
}
