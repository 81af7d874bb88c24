package dev.loadtest.core.summary;

/** A frame that arrived whole and cannot be understood; the message says why. */
final class UnreadableFrameException extends Exception {
  UnreadableFrameException(String message) {
    super(message);
  }
}
