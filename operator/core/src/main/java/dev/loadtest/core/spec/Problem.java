package dev.loadtest.core.spec;

/**
 * One thing that is wrong with a manifest and how to put it right.
 *
 * @param field where, as Kubernetes writes it: {@code spec.load.stages[1].duration}
 * @param message what is wrong and what to write instead
 */
public record Problem(String field, String message) {
  @Override
  public String toString() {
    return field + ": " + message;
  }
}
