package dev.loadtest.controller.git;

/**
 * An access token of a forge, as it stands in its Secret. It is never written: neither {@link
 * #toString} nor a {@link Failure} shows it.
 */
public record AccessToken(String value) {
  private static final String HIDDEN = "<token>";

  public AccessToken {
    value = value.strip();
  }

  /** Whether it can stand in a header. */
  boolean usable() {
    return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** A text without it: a forge may say back what it was sent. */
  String hiddenIn(String text) {
    return value.isEmpty() ? text : text.replace(value, HIDDEN);
  }

  @Override
  public String toString() {
    return HIDDEN;
  }
}
