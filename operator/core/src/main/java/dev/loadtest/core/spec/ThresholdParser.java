package dev.loadtest.core.spec;

import dev.loadtest.core.spec.ThresholdExpression.Operator;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a threshold's condition, as k6 2.2.0 does (compared with it in a test):
 *
 * <pre>
 * expression  -> space* aggregation space* operator space* number space*
 * aggregation -> "avg" | "min" | "max" | "med" | "rate" | "count" | "value" | percentile
 * percentile  -> "p(" number ")" | "p"          number from 0 to 100; "p" alone is p(0), as in k6
 * operator    -> "<" | "<=" | ">" | ">=" | "==" | "===" | "!="
 * number      -> what Go's strconv.ParseFloat reads: 500, -1, .5, 1e3, 1_000, 0x1p-2, Inf, NaN
 * space       -> what Go's unicode.IsSpace holds for
 * </pre>
 */
final class ThresholdParser {
  private static final String AGGREGATIONS = "avg, min, max, med, p(N), rate, count, value";
  private static final String OPERATORS = "<, <=, >, >=, ==, ===, !=";
  private static final Map<String, String> MEANT_OPERATORS =
      Map.of("=<", "<=", "=>", ">=", "=", "==", "<>", "!=", "!==", "!=", "!", "!=");
  private static final Map<String, String> MEANT_AGGREGATIONS =
      Map.of("mean", "avg", "average", "avg", "median", "med", "sum", "count", "last", "value");
  private static final Pattern BARE_PERCENTILE = Pattern.compile("[pP]_?([0-9]+(?:\\.[0-9]+)?)");
  private static final Pattern WITH_UNIT = Pattern.compile("([+-]?[0-9.]+) ?(%|ns|us|µs|ms|s|m|h)");

  private final String input;
  private int at;

  ThresholdParser(String input) {
    this.input = input;
  }

  ThresholdExpression expression() {
    var aggregation = aggregation();
    var operator = operator();
    return new ThresholdExpression(aggregation, operator, bound());
  }

  Aggregation aggregationOnly() {
    var aggregation = aggregation();
    skipSpace();
    if (at < input.length()) {
      throw error(at, input.substring(at), "unexpected", "end the text after the aggregation");
    }
    return aggregation;
  }

  private Aggregation aggregation() {
    skipSpace();
    var start = at;
    var word = word();
    return switch (word) {
      case "avg" -> new Aggregation.Avg();
      case "min" -> new Aggregation.Min();
      case "max" -> new Aggregation.Max();
      case "med" -> new Aggregation.Med();
      case "rate" -> new Aggregation.Rate();
      case "count" -> new Aggregation.Count();
      case "value" -> new Aggregation.Value();
      case "p" -> at < input.length() && input.charAt(at) == '(' ? percentile() : percentile(0);
      case "" -> throw error(start, "", "no aggregation", "start with one of " + AGGREGATIONS);
      default -> throw error(start, word, "unknown aggregation", meant(word));
    };
  }

  private Aggregation percentile() {
    var start = ++at;
    while (at < input.length() && input.charAt(at) != ')' && !isOperator(input.charAt(at))) {
      at++;
    }
    var number = input.substring(start, at);
    if (at == input.length() || input.charAt(at) != ')') {
      throw error(at, "", "no closing bracket", "write p(" + GoText.trim(number) + ")");
    }
    at++;
    var percent = GoText.parseFloat(number);
    if (percent.isEmpty()) {
      throw error(
          start,
          number,
          number.isEmpty() ? "no percentile" : "bad percentile",
          "write a number from 0 to 100 without spaces, e.g. p(95)");
    }
    if (!(percent.getAsDouble() >= 0 && percent.getAsDouble() <= 100)) {
      throw error(start, number, "percentile out of range", "write a number from 0 to 100");
    }
    return percentile(percent.getAsDouble());
  }

  private static Aggregation percentile(double percent) {
    return new Aggregation.Percentile(percent);
  }

  private Operator operator() {
    skipSpace();
    var start = at;
    while (at < input.length() && isOperator(input.charAt(at))) {
      at++;
    }
    var symbol = input.substring(start, at);
    if (symbol.isEmpty()) {
      var rest = GoText.trim(input.substring(start));
      throw error(start, rest, "no operator", "write one of " + OPERATORS + " here");
    }
    return Operator.of(symbol)
        .orElseThrow(
            () -> {
              var meant = MEANT_OPERATORS.get(symbol);
              var remedy = meant == null ? "write one of " + OPERATORS : "write " + meant;
              return error(start, symbol, "unknown operator", remedy);
            });
  }

  private double bound() {
    skipSpace();
    var start = at;
    var number = GoText.trim(input.substring(start));
    if (number.isEmpty()) {
      throw error(start, "", "no number", "write the bound here, e.g. 500");
    }
    return GoText.parseFloat(number)
        .orElseThrow(() -> error(start, number, "not a number:", remedy(number)));
  }

  private String meant(String word) {
    var bare = BARE_PERCENTILE.matcher(word);
    if (bare.matches()) {
      return "write p(" + bare.group(1) + ")" + input.substring(at);
    }
    var lower = word.toLowerCase(java.util.Locale.ROOT);
    if (!lower.equals(word) && (lower.equals("p") || AGGREGATIONS.contains(lower + ","))) {
      return "write " + lower;
    }
    var other = MEANT_AGGREGATIONS.get(lower);
    return other == null ? "write one of " + AGGREGATIONS : "write " + other;
  }

  private static String remedy(String number) {
    var unit = WITH_UNIT.matcher(number);
    if (unit.matches()) {
      return unit.group(2).equals("%")
          ? "write a ratio from 0 to 1 without a unit, e.g. 0.01 for 1 %"
          : "write the number without a unit; times are in ms";
    }
    return number.chars().anyMatch(c -> isOperator((char) c)) || number.contains(" ")
        ? "write one condition with one number; several conditions are several thresholds"
        : "write a decimal number, e.g. 500 or 0.01";
  }

  private String word() {
    var start = at;
    while (at < input.length()
        && !isOperator(input.charAt(at))
        && !GoText.isSpace(input.charAt(at))
        && input.charAt(at) != '(') {
      at++;
    }
    return input.substring(start, at);
  }

  private void skipSpace() {
    while (at < input.length() && GoText.isSpace(input.charAt(at))) {
      at++;
    }
  }

  private static boolean isOperator(char c) {
    return c == '<' || c == '>' || c == '=' || c == '!';
  }

  private GrammarException error(int offset, String token, String problem, String remedy) {
    return new GrammarException(input, offset, token, problem, remedy);
  }
}
