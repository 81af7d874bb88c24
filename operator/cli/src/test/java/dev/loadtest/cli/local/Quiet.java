package dev.loadtest.cli.local;

import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Observation;

/** Nobody watches. */
record Quiet() implements LocalRun.Watcher {
  @Override
  public void seen(AttemptState state, Observation observation) {}

  @Override
  public void said(String line) {}
}
