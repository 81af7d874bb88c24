package dev.loadtest.core.analysis;

import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Runner.EnvVar;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Takes out of texts what nobody else should read: credentials, queries of URLs, tokens, keys,
 * e-mail addresses, long numbers, and values that the test keeps in its environment. Masks rather
 * too much than too little; {@code docs/llm.md} lists what.
 */
public final class Redaction {
  /** No value is hidden for its own sake. */
  public static final Redaction PLAIN = new Redaction(List.of());

  /** Read beyond what is shown, so that no secret is cut into something unlike one. */
  private static final int LOOK_AHEAD = 4096;

  private static final String SEPARATORS = " \"',;<>";
  private static final int ALWAYS_HIDDEN = 8;
  private static final int HIDDEN_IF_SECRET = 3;
  private static final List<String> SECRET_NAMES =
      List.of("pass", "pwd", "token", "secret", "key", "cred", "pin", "auth", "cookie", "session");

  private final List<String> hidden;

  private Redaction(Collection<String> values) {
    this.hidden =
        values.stream()
            .map(value -> PlainText.line(value, LOOK_AHEAD))
            .filter(value -> !value.isBlank())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s))
            .toList();
  }

  /** Hides the values that the test gives its runners: of variables and of k6 options. */
  public static Redaction of(LoadTestSpec spec) {
    Stream<String> env =
        spec.runner().env().stream().filter(Redaction::isHidden).map(EnvVar::value);
    String url = spec.targetUrl().orElse("");
    return new Redaction(
        Stream.concat(env, OptionTexts.of(spec.options()).filter(t -> t.length() >= ALWAYS_HIDDEN))
            .filter(value -> !value.equals(url))
            .toList());
  }

  /** The same, and hides these values wherever they stand. */
  public Redaction hiding(String... values) {
    return new Redaction(Stream.concat(hidden.stream(), Stream.of(values)).toList());
  }

  /** The text on one line, masked, of at most {@code most} characters. Null is empty. */
  public String text(String text, int most) {
    if (text == null) {
      return "";
    }
    int window = most + LOOK_AHEAD;
    String line = whole(PlainText.line(text, window), window);
    for (String value : hidden) {
      line = line.replace(value, "[hidden]");
    }
    return PlainText.cut(SecretPatterns.mask(line), most);
  }

  /** Without its last word where that may have been cut. */
  private static String whole(String line, int window) {
    if (line.length() < window - 1) {
      return line;
    }
    int end = line.length();
    while (end > 0 && SEPARATORS.indexOf(line.charAt(end - 1)) < 0) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean isHidden(EnvVar variable) {
    if (variable.name() == null || variable.value() == null) {
      return false;
    }
    String name = variable.name().toLowerCase(Locale.ROOT);
    boolean secret = SECRET_NAMES.stream().anyMatch(name::contains);
    return variable.value().length() >= (secret ? HIDDEN_IF_SECRET : ALWAYS_HIDDEN);
  }
}
