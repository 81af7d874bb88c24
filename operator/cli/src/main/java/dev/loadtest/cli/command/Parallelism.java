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
    return new LoadTestSpec(
        spec.tier(),
        spec.script(),
        spec.target(),
        spec.load(),
        spec.thresholds(),
        spec.failOnThresholds(),
        spec.options(),
        runners,
        spec.runner(),
        spec.timeouts(),
        spec.schedule(),
        spec.trigger(),
        spec.suspend(),
        spec.history(),
        spec.judgement());
  }
}
