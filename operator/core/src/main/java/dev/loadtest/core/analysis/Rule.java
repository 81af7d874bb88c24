package dev.loadtest.core.analysis;

import java.util.Optional;

/** Knows the signs of one cause. */
interface Rule {

  /** What it makes of a run; empty where nothing speaks for its cause. */
  Optional<Theory> explain(Look look);
}
