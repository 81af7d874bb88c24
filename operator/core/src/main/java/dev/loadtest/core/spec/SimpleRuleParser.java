package dev.loadtest.core.spec;

import dev.loadtest.core.spec.ThresholdExpression.Operator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a simple rule. Spaces may stand between any two tokens, and need not:
 *
 * <pre>
 * rule     -> ">" positive "sd"
 *           | ">" positive "%"
 *           | "median" "of" "3" ("+-" | "±") positive "%"
 *           | operator number
 * operator -> "<" | "<=" | ">" | ">=" | "==" | "===" | "!="
 * number   -> a finite decimal number: 400, -1, 0.01, 1e3
 * positive -> a number above 0
 * </pre>
 */
final class SimpleRuleParser {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final List<String> TIMES = List.of("ns", "us", "µs", "ms", "s", "m", "h");
  private static final String FORMS =
      "write > 2 sd, > 20 %, median of 3 +- 15 %, or a bound, e.g. <400";
  private static final String OPERATORS = "write one of <, <=, >, >=, ==, !=";

  private final String input;
  private int at;

  SimpleRuleParser(String input) {
    this.input = input;
  }

  SimpleRule rule() {
    skipSpace();
    if (input.startsWith("median", at)) {
      return median();
    }
    int start = at;
    while (at < input.length() && "<>=!".indexOf(input.charAt(at)) >= 0) {
      at++;
    }
    String symbol = input.substring(start, at);
    if (symbol.isEmpty()) {
      String token = token();
      throw error(start, token, token.isEmpty() ? "no rule" : "no rule starts with", FORMS);
    }
    Operator operator =
        Operator.of(symbol).orElseThrow(() -> error(start, symbol, "unknown operator", OPERATORS));
    return compared(start, operator);
  }

  private SimpleRule compared(int operatorAt, Operator operator) {
    skipSpace();
    int numberAt = at;
    double number = number();
    skipSpace();
    String unit = GoText.trim(input.substring(at));
    return switch (unit) {
      case "" -> new SimpleRule.Bound(operator, number);
      case "sd" ->
          new SimpleRule.StandardDeviations(above(operatorAt, operator, numberAt, number, unit));
      case "%" -> new SimpleRule.Percent(above(operatorAt, operator, numberAt, number, unit));
      default -> throw error(at, unit, "unexpected", afterNumber(unit));
    };
  }

  private static String afterNumber(String unit) {
    return TIMES.contains(unit)
        ? "write the number without a unit; times are in ms"
        : "write sd, % or nothing after the number";
  }

  private double above(
      int operatorAt, Operator operator, int numberAt, double number, String unit) {
    if (operator != Operator.Greater) {
      String remedy = "write > " + GoText.format(number) + " " + unit;
      throw error(operatorAt, operator.symbol(), "with " + unit + " there is no", remedy);
    }
    return positive(numberAt, number);
  }

  private SimpleRule median() {
    at += "median".length();
    expect("of");
    expect("3");
    skipSpace();
    expect(input.startsWith("±", at) ? "±" : "+-");
    skipSpace();
    int numberAt = at;
    double percent = positive(numberAt, number());
    expect("%");
    skipSpace();
    if (at < input.length()) {
      throw error(at, GoText.trim(input.substring(at)), "unexpected", "end the rule after %");
    }
    return new SimpleRule.MedianOfThree(percent);
  }

  private void expect(String wanted) {
    skipSpace();
    if (!input.startsWith(wanted, at)) {
      String token = token();
      String problem = token.isEmpty() ? "the rule is cut off" : "unexpected";
      throw error(at, token, problem, "write " + wanted + " here, as in median of 3 +- 15 %");
    }
    at += wanted.length();
  }

  private double number() {
    var number = NUMBER.matcher(input).region(at, input.length());
    if (!number.lookingAt()) {
      String token = token();
      String problem = token.isEmpty() ? "no number" : "not a number:";
      throw error(at, token, problem, "write a decimal number, e.g. 20 or 0.01");
    }
    double value = Double.parseDouble(number.group());
    if (Double.isInfinite(value)) {
      throw error(at, number.group(), "number out of range", "write a smaller one");
    }
    at = number.end();
    return value;
  }

  private double positive(int numberAt, double number) {
    if (!(number > 0)) {
      String token = GoText.trim(input.substring(numberAt, at));
      throw error(numberAt, token, "not above 0:", "write a number above 0");
    }
    return number;
  }

  private String token() {
    int end = at;
    while (end < input.length() && !GoText.isSpace(input.charAt(end))) {
      end++;
    }
    return input.substring(at, end);
  }

  private void skipSpace() {
    while (at < input.length() && GoText.isSpace(input.charAt(at))) {
      at++;
    }
  }

  private GrammarException error(int offset, String token, String problem, String remedy) {
    return new GrammarException(input, offset, token, problem, remedy);
  }
}
