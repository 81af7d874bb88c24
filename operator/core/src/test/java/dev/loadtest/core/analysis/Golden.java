package dev.loadtest.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

/** A run, in a sentence, and what a person must be told of it. */
final class Golden {
  private final String name;
  private final Supplier<Case> seen;
  private final Cause cause;
  private final Confidence confidence;
  private boolean action = true;
  private boolean idle;

  private Golden(String name, Supplier<Case> seen, Cause cause, Confidence confidence) {
    this.name = name;
    this.seen = seen;
    this.cause = cause;
    this.confidence = confidence;
  }

  static Golden of(String name, Supplier<Case> seen, Cause cause, Confidence confidence) {
    return new Golden(name, seen, cause, confidence);
  }

  static Golden of(String name, Told told, Cause cause, Confidence confidence) {
    return new Golden(name, told::seen, cause, confidence);
  }

  /** Nobody must act. */
  Golden nobody() {
    action = false;
    return this;
  }

  /** There is nothing to do, either. */
  Golden nothing() {
    idle = true;
    return nobody();
  }

  Diagnosis diagnosis() {
    return RuleAnalyst.diagnose(seen.get());
  }

  Cause cause() {
    return cause;
  }

  void check() {
    Diagnosis diagnosis = diagnosis();
    assertThat(diagnosis.cause()).as(diagnosis.toString()).isEqualTo(cause);
    assertThat(diagnosis.confidence()).as(diagnosis.toString()).isEqualTo(confidence);
    assertThat(diagnosis.actionRequired()).as("action required: " + diagnosis).isEqualTo(action);
    assertThat(diagnosis.nextStep().isEmpty()).as(diagnosis.nextStep()).isEqualTo(idle);
  }

  @Override
  public String toString() {
    return name;
  }
}
