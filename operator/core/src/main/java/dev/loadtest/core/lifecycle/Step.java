package dev.loadtest.core.lifecycle;

import dev.loadtest.core.summary.RunnerReport;
import java.time.Duration;
import java.util.List;

/**
 * What to do next. A world executes one step, then looks again; every step can be repeated without
 * harm.
 */
public sealed interface Step {

  /** Ask for the runners. */
  record Launch() implements Step {}

  /** Run setup() on the first runner, give its data to the others, and let all of them go. */
  record Release() implements Step {}

  /** Stop the load on all runners; results still come. */
  record Stop(String reason) implements Step {}

  /** Tell the first runner to run teardown(). */
  record Teardown() implements Step {}

  /** Judge what was measured. */
  record Judge(List<RunnerReport> reports) implements Step {}

  /** End without a verdict on thresholds. */
  record Fail(Failure failure) implements Step {}

  /** Look again after this time, or when something happens. */
  record Await(Duration atMost) implements Step {}
}
