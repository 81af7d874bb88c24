package dev.loadtest.core.plan;

/**
 * Names derived from identities: the idempotency keys. The same cause always gives the same name.
 */
public final class RunName {
  /** A Job's name is part of its pods' names and host names, with the index and a suffix. */
  private static final int JOB_LIMIT = 52;

  private static final int RUN_LIMIT = 200;

  private RunName() {}

  /** The run of a test for one cause, e.g. a scheduled time or a request's token. */
  public static String of(String test, String testUid, String trigger, String cause) {
    return shortened(test, RUN_LIMIT) + "-" + Digests.hex(testUid, trigger, cause).substring(0, 8);
  }

  /** The Job of an attempt. */
  public static String job(String run, String runUid, int attempt) {
    String suffix = Digests.hex(runUid, "attempt").substring(0, 6) + "-" + attempt;
    return shortened(run.replace('.', '-'), JOB_LIMIT - 1 - suffix.length()) + "-" + suffix;
  }

  /** The ConfigMap with the plan of an attempt. */
  public static String plan(String run, String runUid, int attempt) {
    return job(run, runUid, attempt) + "-plan";
  }

  /** The ConfigMap with what an attempt measured; where it is, the attempt is over. */
  public static String measured(String run, String runUid, int attempt) {
    return job(run, runUid, attempt) + "-measured";
  }

  /** The ConfigMap with the record of a finished run. */
  public static String record(String run) {
    return shortened(run, RUN_LIMIT + 10) + "-record";
  }

  /** The ConfigMap with the compact history of a test. */
  public static String ledger(String test) {
    return shortened(test, RUN_LIMIT) + "-ledger";
  }

  /** The ConfigMap with the runs that later ones of a test are compared with. */
  public static String baseline(String test) {
    return shortened(test, RUN_LIMIT) + "-baseline";
  }

  /** The ConfigMap with the heals of a test. */
  public static String heals(String test) {
    return shortened(test, RUN_LIMIT) + "-heals";
  }

  /** A name as a label value, at most 63 characters. */
  public static String label(String name) {
    return shortened(name, 63);
  }

  private static String shortened(String name, int limit) {
    if (name.length() <= limit) {
      return name;
    }
    String cut = name.substring(0, limit - 7);
    return cut.replaceAll("[^a-z0-9]+$", "") + "-" + Digests.hex(name).substring(0, 6);
  }
}
