package dev.loadtest.cli;

/**
 * Something that the manifest names is not there; the message says what, and what to do about it.
 */
public final class MissingInput extends RuntimeException {
  public MissingInput(String message) {
    super(message);
  }
}
