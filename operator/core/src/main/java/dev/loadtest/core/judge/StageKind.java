package dev.loadtest.core.judge;

/** What the load does in a stage. */
enum StageKind {
  /** It grows: caches are cold, pools are small. */
  Ramp,
  /** It stays as it is. */
  Steady,
  /** It jumps far above the steady level, for a short time. */
  Spike,
  /** It goes down. */
  RampDown
}
