package dev.loadtest.analyst;

import dev.loadtest.core.analysis.Prompt;

/** Asks a model. Blocks for as long as the settings allow: never call it where others wait. */
public interface ModelPort {

  /**
   * The answer, or why there is none; never an exception.
   *
   * @param namespace whose budget pays
   */
  Outcome ask(ModelSettings settings, String namespace, Prompt prompt);
}
