package dev.loadtest.core.spec;

/**
 * k6's executors that {@code spec.load} can describe (k6 2.2, {@code lib/executor}); a script's own
 * scenarios may use any.
 */
public enum Executor {
  RampingVUs("ramping-vus", true),
  RampingArrivalRate("ramping-arrival-rate", true),
  ConstantVUs("constant-vus", false),
  ConstantArrivalRate("constant-arrival-rate", false),
  SharedIterations("shared-iterations", false),
  PerVUIterations("per-vu-iterations", false);

  private final String k6Name;
  private final boolean staged;

  Executor(String k6Name, boolean staged) {
    this.k6Name = k6Name;
    this.staged = staged;
  }

  /** The executor's name in a k6 scenario. */
  public String k6Name() {
    return k6Name;
  }

  /** Whether the load is described by stages. */
  public boolean staged() {
    return staged;
  }
}
