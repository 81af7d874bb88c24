package dev.loadtest.core.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a metric's samples are. Source: k6 2.2.0, {@code metrics/value_type.go}. */
public enum ValueType {
  /** Plain numbers. */
  Default,
  /** Times in ms. */
  Time,
  /** Bytes. */
  Data;

  /** As k6 writes it. */
  @JsonValue
  public String k6Name() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads k6's name of it; anything else is a plain number. */
  @JsonCreator
  public static ValueType ofK6(String name) {
    return "time".equals(name) ? Time : "data".equals(name) ? Data : Default;
  }
}
