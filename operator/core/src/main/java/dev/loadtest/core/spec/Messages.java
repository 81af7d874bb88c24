package dev.loadtest.core.spec;

/**
 * The sentences that refuse a spec: one text for the API server's rules, the conditions and {@code
 * loadtest validate}. Each says what to write.
 */
public final class Messages {
  public static final String ONE_SCRIPT =
      "write exactly one of inline, configMap, secret, volumeClaim, localFile";
  public static final String STAGES_NEEDED =
      "executors RampingVUs and RampingArrivalRate need stages: write at least one, e.g. stages:"
          + " [{name: steady, duration: 1m, target: 10}]";
  public static final String STAGES_REFUSED =
      "only executors RampingVUs and RampingArrivalRate take stages: remove stages or change the"
          + " executor";
  public static final String STAGE_NAMES_UNIQUE =
      "stage names must be unique: give each stage its own name";
  public static final String VUS_NEEDED =
      "executors ConstantVUs, SharedIterations and PerVUIterations need vus: write e.g. vus: 10";
  public static final String DURATION_NEEDED =
      "executors ConstantVUs and ConstantArrivalRate need duration: write e.g. duration: 1m";
  public static final String RATE_NEEDED =
      "executor ConstantArrivalRate needs rate: write e.g. rate: 100";
  public static final String ITERATIONS_NEEDED =
      "executors SharedIterations and PerVUIterations need iterations: write e.g. iterations: 100";
  public static final String PRE_ALLOCATED_NEEDED =
      "executors RampingArrivalRate and ConstantArrivalRate need preAllocatedVUs: write e.g."
          + " preAllocatedVUs: 50";
  public static final String MAX_VUS_ORDER =
      "maxVUs must not be below preAllocatedVUs: raise maxVUs or lower preAllocatedVUs";
  public static final String ARRIVAL_FIELDS =
      "startRate, rate, timeUnit, preAllocatedVUs and maxVUs belong to arrival-rate executors:"
          + " remove them or use RampingArrivalRate or ConstantArrivalRate";
  public static final String VU_FIELDS =
      "startVUs and gracefulRampDown belong to executor RampingVUs, and iterations and maxDuration"
          + " to SharedIterations and PerVUIterations: remove them or change the executor";
  public static final String CONSTANT_FIELDS =
      "vus belongs to executors ConstantVUs, SharedIterations and PerVUIterations, and duration to"
          + " ConstantVUs and ConstantArrivalRate: remove them or change the executor";
  public static final String DELAY_NEEDS_ABORT =
      "delayAbortEval has an effect only with abortOnFail: write abortOnFail: true or remove"
          + " delayAbortEval";
  public static final String ENV_ONE_VALUE = "write either value or valueFrom, not both";
  public static final String ENV_ONE_SOURCE =
      "write exactly one of secretKeyRef and configMapKeyRef";
  public static final String ENV_FROM_ONE = "write exactly one of configMapRef and secretRef";
  public static final String ROLLOUT_NEEDS_WORKLOAD =
      "trigger.onRollout needs target.workloadRef: name the workload, e.g. workloadRef: {kind:"
          + " Deployment, name: checkout}";
  public static final String PARALLELISM_VUS =
      "parallelism must not be above the load's virtual users, or some runners would have nothing"
          + " to do: lower parallelism or raise the load";
  public static final String BASELINE_WINDOW =
      "window must not be below minRuns or calibrationRuns, or the baseline would be provisional"
          + " for ever: raise window or lower the others";
  public static final String JUDGED_ONCE =
      "each metric and statistic is compared once: remove the items that repeat another";
  public static final String CHANGE_NOT_ZERO =
      "a change of 0 percent is none: write how much larger or, below 0, smaller the number becomes,"
          + " e.g. 15 or -10";
  public static final String PROBE_INTERVAL =
      "the control probe must not be a load of its own: write at least 100ms, e.g. 500ms";
  public static final String PULL_REQUEST_NEEDED =
      "mode PullRequest needs pullRequest: write provider, repository, path and secretRef, or use mode"
          + " Suggest";
  public static final String FORGE_ADDRESS =
      "provider Gitea needs baseUrl: write the forge's address, e.g. https://git.example.com";
  public static final String FORGE_PATH =
      "write a path inside the repository, without .. and without a leading slash";
  public static final String WEBHOOK_NEEDED =
      "action Webhook needs webhook: name the Secret that holds the address, e.g. webhook: {name:"
          + " redeploy, key: url}";
  public static final String RESTART_NEEDS_WORKLOAD =
      "remediation with action RolloutRestart needs target.workloadRef: name the workload, e.g."
          + " workloadRef: {kind: Deployment, name: checkout}";
  public static final String MODEL_NEEDED =
      "a provider needs model: write the model's name as the provider does, or provider: None";
  public static final String MODEL_ADDRESS =
      "provider Ollama needs baseUrl: write its address, e.g. http://ollama.models.svc:11434";
  public static final String MODEL_KEY =
      "this provider needs an API key: write secretRef: {name: ..., key: ...}";
  public static final String MODEL_TIMEOUT = "an answer may take at most 5m: write e.g. 60s";

  public static final String RUN_IMMUTABLE =
      "a run cannot be changed: create a new LoadTestRun, or annotate the LoadTest with"
          + " loadtest.dev/run-requested";

  private Messages() {}

  /** For a number that is judged without anybody saying which direction is good. */
  static String directionNeeded(String metric) {
    return "which direction of %s is good is not known: write direction: LowerIsBetter or HigherIsBetter"
        .formatted(metric);
  }

  /** For a rule that fails what is worse. */
  static String worseUnknown(String metric) {
    return "which direction of %s is worse is not known: write a bound, e.g. <400, or add the metric and statistic to judgement.metrics with a direction"
        .formatted(metric);
  }
}
