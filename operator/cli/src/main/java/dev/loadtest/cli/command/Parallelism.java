package dev.loadtest.cli.command;

import dev.loadtest.core.spec.LoadTestSpec;

/** The command line's word on the number of runners. */
final class Parallelism {
  private Parallelism() {}

  /** The spec with this number of runners; unchanged without one. */
  static LoadTestSpec set(LoadTestSpec spec, Integer runners) {
    if (runners == null) {
      return spec;
    }
    return spec.executing(spec.target(), spec.load(), spec.thresholds(), runners, spec.runner());
  }
}
