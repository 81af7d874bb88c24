package dev.loadtest.core.analysis;

/** What is likely to be at fault. */
public enum Cause {
  /** Nothing is. */
  None,
  /** The service became worse, and what in it did is not known. */
  Regression,
  /** The service or its pods are at the limit of CPU, memory or throttling. */
  Saturation,
  /** Requests wait for a pool, a lock or a queue: slow without being busy. */
  PoolLimit,
  /** Only few requests are slow. */
  TailOnly,
  /** Something grows while the load stays the same. */
  Leak,
  /** Slow only while warming up. */
  ColdStart,
  /** The load grows faster than the service can follow. */
  RampTooSteep,
  /** Only the spike is too much. */
  SpikeTooHigh,
  /** Requests fail. */
  Errors,
  /** A change that people declared. */
  DeclaredChange,
  /** The threshold asks for what the service never delivered, or lies within its noise. */
  Threshold,
  /** Better than before. */
  Improvement,
  /** The load generator has too little CPU or memory. */
  LoadGenerator,
  /** The machines or the network around were disturbed. */
  Surroundings,
  /** The service was restarted, rolled out or rescaled meanwhile. */
  TargetDisturbed,
  /** The same rollout passed before: it degraded with time. */
  TargetDegraded,
  /** The script, its data or the configuration of the test. */
  Script,
  /** The cluster refused or lost the runners. */
  Cluster,
  /** The same test passes and fails in turn. */
  Flaky,
  /** The measurements do not say. */
  Unknown
}
