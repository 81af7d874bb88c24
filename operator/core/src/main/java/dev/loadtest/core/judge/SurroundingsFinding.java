package dev.loadtest.core.judge;

/** What happened around the measurement, with a number and, where known, a time. */
public sealed interface SurroundingsFinding extends Finding {

  /** The load generators were short of CPU in every try; percent of what they may use. */
  record GeneratorBusy(double cpuPercent) implements SurroundingsFinding {
    @Override
    public String sentence() {
      return "the load generator was short of CPU all the time (%s %%), so that its own waiting was measured, too; give it more CPU or use more runners"
          .formatted(Unit.None.format(cpuPercent));
    }
  }

  /** The machines gave CPU time of the load generators to others; percent of the time. */
  record MachineShared(double stealPercent) implements SurroundingsFinding {
    @Override
    public String sentence() {
      return "%s %% of the CPU time of the load generator's machine was given to others"
          .formatted(Unit.None.format(stealPercent));
    }
  }

  /** The control probe was slower, too. {@code ratio} against the baseline's probes. */
  record ProbeSlower(double probeMs, double ratio) implements SurroundingsFinding {
    @Override
    public String sentence() {
      return "the control probe took %s (p95), %s times its usual time"
          .formatted(Unit.Milliseconds.format(probeMs), Unit.None.format(ratio));
    }
  }

  /** Load generators waited for a CPU that others used. {@code usual} in the baseline's runs. */
  record NoisyNeighbour(double msPerSecond, double usual) implements SurroundingsFinding {
    @Override
    public String sentence() {
      return "the load generator's threads waited %s for a CPU in each second (usually %s): something else ran on its node"
          .formatted(Unit.Milliseconds.format(msPerSecond), Unit.Milliseconds.format(usual));
    }
  }

  /** Load generators were throttled; percent of the time. */
  record GeneratorThrottled(double percent) implements SurroundingsFinding {
    @Override
    public String sentence() {
      return "the load generator was throttled in %s %% of the time"
          .formatted(Unit.None.format(percent));
    }
  }

  /** The surroundings were disturbed, and what remains without that is a change all the same. */
  record Remains(String subject, String change) implements SurroundingsFinding {
    @Override
    public String sentence() {
      return "with the surroundings divided out, %s is still %s the baseline"
          .formatted(subject, change);
    }
  }
}
