package dev.loadtest.core.spec;

/**
 * A written form that does not follow its grammar. The message names the text, the bad token with
 * its position, and what to write instead; show it to the person who wrote the text.
 */
public final class GrammarException extends IllegalArgumentException {
  private static final int SHOWN = 120;

  private final int position;
  private final String token;
  private final String remedy;

  GrammarException(String input, int offset, String token, String problem, String remedy) {
    super(
        "%s: %s at character %d; %s"
            .formatted(quoted(input), problem(problem, token), offset + 1, remedy));
    this.position = offset + 1;
    this.token = token;
    this.remedy = remedy;
  }

  /** Where the bad token starts. Unit: characters from 1. */
  public int position() {
    return position;
  }

  /** The bad token as written; empty when something is missing. */
  public String token() {
    return token;
  }

  /** What to write instead. */
  public String remedy() {
    return remedy;
  }

  private static String problem(String problem, String token) {
    return token.isEmpty() ? problem : problem + " " + quoted(token);
  }

  private static String quoted(String text) {
    return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + '"';
  }
}
