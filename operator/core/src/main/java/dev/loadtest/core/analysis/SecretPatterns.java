package dev.loadtest.core.analysis;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What secrets look like, most telling first. All patterns take linear time on bounded lines. */
final class SecretPatterns {
  private static final String TOKEN = "[token]";
  private static final List<Mask> MASKS =
      List.of(
          mask("-----BEGIN [A-Z0-9 ]{1,40}-----(?:.*?-----END [A-Z0-9 ]{1,40}-----|.*)", "[key]"),
          new Mask(
              Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,20}://)([^\\s\"'<>]*)"), ShownUrl::of),
          mask("\\?(?=[^\\s\"'<>]{0,200}=)[^\\s\"'<>]+", "?[query]"),
          mask(
              "(?<![^\\s\"'(=,])[^\\s:/@\"'=]{1,64}:[^\\s@\"']{1,200}@(?=[\\w\\[])",
              "[credentials]@"),
          mask("\\beyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){0,4}", TOKEN),
          mask("(?i)\\b(bearer|basic|digest)\\s+[A-Za-z0-9._~+/=-]{6,}", "$1 [secret]"),
          mask(
              "(?i)((?:[\\w.-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|api[-_ ]?key"
                  + "|access[-_ ]?key|private[-_ ]?key|credentials?|authorization|cookie"
                  + "|session(?:[-_ ]?id)?|signature)[\\w.-]{0,40}|pass|pin|auth)"
                  + "[\"']?\\s{0,3}(?:[:=]|=>)\\s{0,3})(?:\"[^\"]*\"|'[^']*'|[^\\s\"',;&}]+)",
              "$1[secret]"),
          mask(
              "[^\\s@<>()\\[\\],;:\"']{1,64}@[^\\s@<>()\\[\\],;:\"'/]{1,255}\\.[\\p{L}]{2,}",
              "[e-mail]"),
          mask("\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b", "[id]"),
          mask("\\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{8,}", TOKEN),
          mask(
              "\\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|AKIA|ASIA|AIza|hf_|dop_v1_)[A-Za-z0-9_-]{8,}",
              TOKEN),
          mask("\\b(?:0x)?[0-9a-fA-F]{16,}\\b", TOKEN),
          mask(
              "(?<![A-Za-z0-9])(?=[A-Za-z]{0,200}[0-9])(?=[0-9]{0,200}[A-Za-z])[A-Za-z0-9]{20,}={0,2}",
              TOKEN),
          mask(
              "(?<![A-Za-z0-9+/_=-])(?=[^A-Z\\s]{0,200}[A-Z])(?=[^a-z\\s]{0,200}[a-z])(?=[^0-9\\s]{0,200}[0-9])"
                  + "[A-Za-z0-9+/_=-]{32,}",
              TOKEN),
          mask("[A-Za-z]{40,}", TOKEN),
          mask("(?<![\\d.])\\d{12,}", "[number]"),
          mask("(?<![\\d.])\\d{4}(?:[ -]\\d{4}){2}[ -]\\d{1,4}(?!\\d)", "[number]"));

  private SecretPatterns() {}

  static String mask(String line) {
    String masked = line;
    for (Mask mask : MASKS) {
      masked = mask.pattern.matcher(masked).replaceAll(mask.instead);
    }
    return masked;
  }

  private static Mask mask(String pattern, String instead) {
    return new Mask(Pattern.compile(pattern), match -> instead);
  }

  private record Mask(Pattern pattern, Function<MatchResult, String> instead) {}

  /** A URL without credentials, parameters, query and fragment. */
  private static final class ShownUrl {
    private static final Pattern PLAIN =
        Pattern.compile("[^:]*(?::\\d{0,5})?|\\[[0-9a-fA-F:.]*](?::\\d{0,5})?");

    static String of(MatchResult url) {
      String rest = url.group(2);
      int end = end(rest, "/?#;");
      String authority = rest.substring(0, end);
      String host = authority.substring(authority.lastIndexOf('@') + 1);
      if (!PLAIN.matcher(host).matches() && rest.contains("@")) {
        return Matcher.quoteReplacement(url.group(1)) + "[address]"; // a password with a slash
      }
      String path = rest.substring(end);
      String shown = path.substring(0, end(path, "?#;"));
      return Matcher.quoteReplacement(url.group(1) + host + shown);
    }

    private static int end(String text, String stops) {
      int at = 0;
      while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return at;
    }
  }
}
