package dev.loadtest.core.spec;

/**
 * The rules of {@link Messages} in CEL, for the API server; {@link SpecValidator} states the same
 * ones for core.
 */
final class Rules {
  static final String ONE_SCRIPT =
      "[has(self.inline), has(self.configMap), has(self.secret), has(self.volumeClaim),"
          + " has(self.localFile)].filter(x, x).size() == 1";
  static final String STAGES_NEEDED =
      "!(self.executor in ['RampingVUs', 'RampingArrivalRate']) || (has(self.stages) &&"
          + " self.stages.size() > 0)";
  static final String STAGES_REFUSED =
      "self.executor in ['RampingVUs', 'RampingArrivalRate'] || !has(self.stages) ||"
          + " self.stages.size() == 0";
  static final String STAGE_NAMES_UNIQUE =
      "!has(self.stages) || self.stages.all(s, !has(s.name) || self.stages.exists_one(t,"
          + " has(t.name) && t.name == s.name))";
  static final String VUS_NEEDED =
      "!(self.executor in ['ConstantVUs', 'SharedIterations', 'PerVUIterations']) ||"
          + " has(self.vus)";
  static final String DURATION_NEEDED =
      "!(self.executor in ['ConstantVUs', 'ConstantArrivalRate']) || has(self.duration)";
  static final String RATE_NEEDED = "self.executor != 'ConstantArrivalRate' || has(self.rate)";
  static final String ITERATIONS_NEEDED =
      "!(self.executor in ['SharedIterations', 'PerVUIterations']) || has(self.iterations)";
  static final String PRE_ALLOCATED_NEEDED =
      "!(self.executor in ['RampingArrivalRate', 'ConstantArrivalRate']) ||"
          + " has(self.preAllocatedVUs)";
  static final String MAX_VUS_ORDER =
      "!has(self.maxVUs) || !has(self.preAllocatedVUs) || self.maxVUs >= self.preAllocatedVUs";
  static final String ARRIVAL_FIELDS =
      "self.executor in ['RampingArrivalRate', 'ConstantArrivalRate'] || !(has(self.startRate) ||"
          + " has(self.rate) || has(self.timeUnit) || has(self.preAllocatedVUs) ||"
          + " has(self.maxVUs))";
  static final String VU_FIELDS =
      "(self.executor == 'RampingVUs' || !(has(self.startVUs) || has(self.gracefulRampDown))) &&"
          + " (self.executor in ['SharedIterations', 'PerVUIterations'] ||"
          + " !(has(self.iterations) || has(self.maxDuration)))";
  static final String CONSTANT_FIELDS =
      "(self.executor in ['ConstantVUs', 'SharedIterations', 'PerVUIterations'] ||"
          + " !has(self.vus)) && (self.executor in ['ConstantVUs', 'ConstantArrivalRate'] ||"
          + " !has(self.duration))";
  static final String DELAY_NEEDS_ABORT =
      "!has(self.delayAbortEval) || (has(self.abortOnFail) && self.abortOnFail)";
  static final String ENV_ONE_VALUE = "!(has(self.value) && has(self.valueFrom))";
  static final String ENV_ONE_SOURCE = "has(self.secretKeyRef) != has(self.configMapKeyRef)";
  static final String ENV_FROM_ONE = "has(self.configMapRef) != has(self.secretRef)";
  static final String ROLLOUT_NEEDS_WORKLOAD =
      "!has(self.trigger) || !has(self.trigger.onRollout) || !self.trigger.onRollout ||"
          + " (has(self.target) && has(self.target.workloadRef))";
  static final String PARALLELISM_VUS =
      "!has(self.load) || !has(self.parallelism) || self.parallelism == 1 || (self.load.executor == 'RampingVUs' ?"
          + " (!has(self.load.stages) || self.load.stages.size() == 0 || (has(self.load.startVUs) && self.load.startVUs >="
          + " self.parallelism) || self.load.stages.exists(s, s.target >= self.parallelism)) :"
          + " ((!has(self.load.vus) || self.load.vus >= self.parallelism) &&"
          + " (!has(self.load.preAllocatedVUs) || self.load.preAllocatedVUs >="
          + " self.parallelism)))";
  static final String BASELINE_WINDOW =
      "!has(self.window) || ((!has(self.minRuns) || self.window >= self.minRuns) &&"
          + " (!has(self.calibrationRuns) || self.window >= self.calibrationRuns))";
  static final String JUDGED_ONCE =
      "!has(self.metrics) || self.metrics.all(m, !has(m.metric) || !has(m.statistic) ||"
          + " self.metrics.exists_one(n, has(n.metric) && has(n.statistic) && n.metric =="
          + " m.metric && n.statistic == m.statistic))";
  static final String CHANGE_NOT_ZERO = "!has(self.changePercent) || self.changePercent != 0";
  static final String PULL_REQUEST_NEEDED =
      "!has(self.mode) || self.mode != 'PullRequest' || has(self.pullRequest)";
  static final String FORGE_ADDRESS = "self.provider != 'Gitea' || has(self.baseUrl)";
  static final String WEBHOOK_NEEDED = "self.action != 'Webhook' || has(self.webhook)";
  static final String RESTART_NEEDS_WORKLOAD =
      "!has(self.remediation) || self.remediation.action != 'RolloutRestart' || (has(self.target) &&"
          + " has(self.target.workloadRef))";
  static final String MODEL_NEEDED = "self.provider == 'None' || has(self.model)";
  static final String MODEL_ADDRESS = "self.provider != 'Ollama' || has(self.baseUrl)";
  static final String MODEL_KEY =
      "has(self.secretRef) || self.provider in ['None', 'Ollama'] || (self.provider == 'OpenAI' &&"
          + " has(self.baseUrl))";

  static final String RUN_IMMUTABLE =
      "self.loadTestRef == oldSelf.loadTestRef && self.purpose == oldSelf.purpose && has(self.overrides) == has(oldSelf.overrides)"
          + " && (!has(self.overrides) || self.overrides == oldSelf.overrides) &&"
          + " has(self.trigger) == has(oldSelf.trigger) && (!has(self.trigger) || self.trigger"
          + " == oldSelf.trigger) && (!has(oldSelf.snapshot) || (has(self.snapshot) &&"
          + " self.snapshot == oldSelf.snapshot))";

  private Rules() {}
}
