package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How k6 ended: its exit code (137 when killed), the signal if any, and why, with a text for
 * people.
 */
public record RunnerExit(int code, String signal, ExitReason reason, String message) {
  static final RunnerExit UNKNOWN = new RunnerExit(0, "", ExitReason.Unknown, "no exit reported");

  public RunnerExit {
    signal = signal == null ? "" : signal;
    message = message == null ? "" : message;
  }

  @JsonCreator
  static RunnerExit of(
      @JsonProperty("code") int code,
      @JsonProperty("signal") String signal,
      @JsonProperty("reason") String reason,
      @JsonProperty("message") String message) {
    return new RunnerExit(code, signal, ExitReason.ofProtocol(reason), message);
  }
}
