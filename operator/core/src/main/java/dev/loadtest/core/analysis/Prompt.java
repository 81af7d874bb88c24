package dev.loadtest.core.analysis;

import dev.loadtest.core.plan.Digests;

/**
 * A question to a language model, complete: nothing else is sent. The same run gives the same
 * prompt.
 *
 * @param system who it is and what it is asked for; the same for every run
 * @param user the evidence, between two lines that no text in it can imitate
 * @param subjects what the answer may speak of
 */
public record Prompt(String system, String user, Subjects subjects) {
  private static final int MARK = 12;

  public static Prompt about(ModelEvidence evidence) {
    // No text in the evidence can hold a line that carries the digest of that evidence.
    String mark = Digests.hex(evidence.json()).substring(0, MARK);
    return new Prompt(
        PromptText.SYSTEM, PromptText.USER.formatted(mark, evidence.json()), evidence.subjects());
  }

  /** Of all its words; equal for the same question. */
  public String digest() {
    return Digests.hex(system, user);
  }

  /**
   * What is said to a model whose answer could not be read.
   *
   * @param why from {@link ModelReading.Unreadable}
   */
  public static String repair(String why) {
    return PromptText.REPAIR.formatted(why);
  }
}
