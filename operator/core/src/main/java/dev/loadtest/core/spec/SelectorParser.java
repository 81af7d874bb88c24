package dev.loadtest.core.spec;

import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a metric selector as k6 2.2.0 does ({@code ParseMetricName} and {@code AddSubmetric} of
 * {@code metrics/metric.go}; compared with them in a test):
 *
 * <pre>
 * selector -> metric | metric "{" tag ("," tag)* "}"        "}" is the last character
 * metric   -> (letter | "_") (letter | digit | "_"){1,128}   no spaces around it
 * tag      -> key ":" value                                  cut at the first ":"
 * key      -> space* quote* text quote* space*               spaces go first, then quotes (" or ')
 * value    -> at least one character, then as key; a value of quotes only is empty
 * </pre>
 *
 * <p>Of two tags with the same key the last one counts. A key that is empty is refused: k6 2.2.0
 * crashes on it (endless recursion).
 */
final class SelectorParser {
  private static final Pattern METRIC = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{1,128}");
  private static final String FORM = "write metric{tag:value,tag2:value2}";

  private final String input;

  SelectorParser(String input) {
    this.input = input;
  }

  MetricSelector selector() {
    var open = input.indexOf('{');
    var close = input.lastIndexOf('}');
    if (open < 0 && close < 0) {
      return MetricSelector.of(metric(input));
    }
    if (open < 0 || close >= 0 && close < open) {
      throw error(close, "}", "closing brace without an opening one before it:", FORM);
    }
    var metric = metric(input.substring(0, open));
    if (close < 0) {
      throw error(input.length(), "", "no closing brace", "end with }");
    }
    if (close != input.length() - 1) {
      var rest = input.substring(close + 1);
      throw error(close + 1, rest, "text after the closing brace:", "end with }");
    }
    var tags = new TreeMap<String, String>();
    for (var start = open + 1; start <= close; ) {
      var comma = input.indexOf(',', start);
      var end = comma < 0 ? close : comma;
      tag(start, end, tags);
      start = end + 1;
    }
    return new MetricSelector(metric, tags);
  }

  private String metric(String name) {
    if (!METRIC.matcher(name).matches()) {
      throw error(
          0,
          name,
          name.isEmpty() ? "no metric" : "bad metric name",
          "write a k6 metric: 2 to 129 letters, digits or _, not starting with a digit, without"
              + " spaces");
    }
    return name;
  }

  private void tag(int start, int end, TreeMap<String, String> tags) {
    var tag = input.substring(start, end);
    var colon = tag.indexOf(':');
    if (tag.isEmpty()) {
      throw error(start, "", "no tag", "write tag:value, or leave the braces or the comma out");
    }
    if (colon < 0 || colon == tag.length() - 1) {
      throw error(start, tag, "tag without a value", "write tag:value, or tag:\"\" for empty");
    }
    var key = unquoted(tag.substring(0, colon));
    if (key.isEmpty()) {
      throw error(start, tag, "value without a tag", "write tag:value");
    }
    tags.put(key, unquoted(tag.substring(colon + 1)));
  }

  private static String unquoted(String part) {
    var text = GoText.trim(part);
    var start = 0;
    var end = text.length();
    while (start < end && isQuote(text.charAt(start))) {
      start++;
    }
    while (end > start && isQuote(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private GrammarException error(int offset, String token, String problem, String remedy) {
    return new GrammarException(input, offset, token, problem, remedy);
  }
}
