package dev.loadtest.core.spec;

/** What a test is for. It is shown everywhere and sets defaults; it never changes what is sent. */
public enum Tier {
  Smoke,
  Load,
  Stress,
  Soak
}
