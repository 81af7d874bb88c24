package dev.loadtest.analyst;

import java.util.Objects;

/** A secret that no text shows. Its value goes into one header of one request. */
public final class ApiKey {
  /** For servers that ask for none. */
  public static final ApiKey NONE = new ApiKey("");

  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  /** The key as it stands in the Secret; surrounding white space is not part of it. */
  public static ApiKey of(String value) {
    return value == null || value.isBlank() ? NONE : new ApiKey(value.strip());
  }

  boolean isAbsent() {
    return value.isEmpty();
  }

  /** Whether a header can carry it. */
  boolean isSendable() {
    return value.chars().allMatch(c -> c > ' ' && c < 127);
  }

  String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApiKey key && key.value.equals(value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value);
  }

  @Override
  public String toString() {
    return isAbsent() ? "[no key]" : "[key]";
  }
}
