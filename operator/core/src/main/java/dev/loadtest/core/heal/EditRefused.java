package dev.loadtest.core.heal;

/**
 * A change or an edit does not fit the manifest that it is for. The message is a sentence for
 * people, with the field; nothing has been changed. Read the manifest anew or drop the change.
 */
public final class EditRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EditRefused(String sentence) {
    super(sentence);
  }

  /** What does not fit, and where. */
  public String sentence() {
    return getMessage();
  }
}
