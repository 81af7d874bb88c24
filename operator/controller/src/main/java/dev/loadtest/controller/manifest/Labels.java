package dev.loadtest.controller.manifest;

import dev.loadtest.core.plan.RunName;
import java.util.Map;

/** Labels and annotations by which objects are found again. */
public final class Labels {
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String OPERATOR = "loadtest-operator";
  public static final String TEST = "loadtest.dev/test";
  public static final String RUN = "loadtest.dev/run";
  public static final String ATTEMPT = "loadtest.dev/attempt";

  /** On Jobs and pods: the run's full name, for labels cut it. */
  public static final String RUN_NAME = "loadtest.dev/run-name";

  /** On Jobs: when the runners were released, as {@link ReleaseTimes} writes it. */
  public static final String RELEASED = "loadtest.dev/released-ms";

  /** On LoadTestRuns, by a person or the schedule: end the run. */
  public static final String CANCEL = "loadtest.dev/cancel";

  /** On finished runs: keeps them out of the operator's cache. */
  public static final String FINISHED = "loadtest.dev/finished";

  /** On runs that the operator made: the execution digest they carry out. */
  public static final String DIGEST = "loadtest.dev/digest";

  /** On a LoadTest, by a person: run once for each new value. */
  public static final String RUN_REQUESTED = "loadtest.dev/run-requested";

  /** On a LoadTest, by a person: {@code "true"} starts no new runs. */
  public static final String SUSPENDED = "loadtest.dev/suspended";

  /** On a LoadTest, by the operator: the digest that was run last; outlives a lost status. */
  public static final String EXECUTED_DIGEST = "loadtest.dev/executed-digest";

  /** On a LoadTest, by the operator: the run-requested value that was answered last. */
  public static final String HANDLED_REQUEST = "loadtest.dev/handled-request";

  /** On a LoadTest, by a person: the run whose level is the new normal. */
  public static final String ACCEPT_BASELINE = "loadtest.dev/accept-baseline";

  /** On a LoadTest, by the operator: the accept-baseline value that was answered last. */
  public static final String HANDLED_ACCEPT = "loadtest.dev/handled-accept";

  /** On a LoadTest, by a person: the heal to make. */
  public static final String APPROVE_HEALING = "loadtest.dev/approve-healing";

  /** On a LoadTest, by a person: the heal not to make, and not to propose again. */
  public static final String REJECT_HEALING = "loadtest.dev/reject-healing";

  /** On a LoadTest, by a person: the heal to take back. */
  public static final String REVERT_HEALING = "loadtest.dev/revert-healing";

  /** On pod templates of workloads: the remedy that restarted them. */
  public static final String REMEDY = "loadtest.dev/remedy";

  /** Selects everything the operator made. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR;

  private Labels() {}

  /** A label value is at most 63 characters: longer names are cut and told apart by a digest. */
  public static String value(String name) {
    return RunName.label(name);
  }

  public static Map<String, String> of(String test, String run) {
    return Map.of(MANAGED_BY, OPERATOR, TEST, value(test), RUN, value(run));
  }
}
