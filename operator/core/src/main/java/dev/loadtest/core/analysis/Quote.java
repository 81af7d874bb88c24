package dev.loadtest.core.analysis;

/**
 * Text from outside (the service, the script, the cluster): on one line, bounded, without control
 * and invisible characters, and in quotation marks, so that nobody takes it for the analyst's word.
 */
final class Quote {
  static final int LONGEST = 240;

  private Quote() {}

  static String of(String text) {
    return '"' + PlainText.line(text, LONGEST).replace('"', '\'') + '"';
  }

  /** For example: : "out of stock"; nothing where there is no text. */
  static String after(String colon, String text) {
    return text == null || text.isBlank() ? "" : colon + of(text);
  }
}
