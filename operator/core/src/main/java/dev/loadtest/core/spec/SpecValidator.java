package dev.loadtest.core.spec;

import java.util.List;
import java.util.Optional;

/**
 * Everything that is wrong with a spec, at once: the API server's rules with the same sentences
 * ({@link Messages}), and what those cannot say. What the schema alone decides (types, enums,
 * bounds) is the API server's and {@code loadtest validate}'s business; absent values are passed
 * over here.
 */
public final class SpecValidator {
  private SpecValidator() {}

  /** The problems of a LoadTest's spec, empty when it is valid. */
  public static List<Problem> validate(LoadTestSpec spec) {
    Problems spots = Problems.in("spec");
    ScriptChecks.check(spec.script(), spots.at("script"));
    TargetChecks.check(spec.target(), spots.at("target"));
    if (spec.load() != null) {
      LoadChecks.check(spec.load(), spots.at("load"));
    }
    ThresholdChecks.check(spec.thresholds(), spots.at("thresholds"));
    StageReferences.check(spec.thresholds(), spec.load(), spots.at("thresholds"));
    OptionChecks.check(spec.options(), spots.at("options"));
    RunnerChecks.check(spec.runner(), spots.at("runner"));
    TimeoutChecks.check(spec.timeouts(), spots.at("timeouts"));
    ScheduleChecks.check(spec.schedule(), spots.at("schedule"));
    JudgementChecks.check(spec, spots.at("judgement"));
    AnalysisChecks.check(spec.analysis(), spots.at("analysis"));
    HealingChecks.check(spec, spots);
    checkRollout(spec, spots.at("trigger").at("onRollout"));
    checkParallelism(spec, spots.at("parallelism"));
    return spots.list();
  }

  /** What is wrong with a model that is named outside of a LoadTest; empty when nothing is. */
  public static Optional<Problem> problem(AnalysisPolicy.Llm llm) {
    Problems spots = Problems.in("llm");
    if (llm.provider() == null) {
      return Optional.of(new Problem("llm.provider", "Required value"));
    }
    AnalysisChecks.check(new AnalysisPolicy(llm, null), spots);
    return spots.list().stream().findFirst();
  }

  /**
   * The problems of a run's own fields, empty when they are valid. What depends on the LoadTest
   * (stages that a threshold names) is found by {@link #validate} on the resolved spec.
   */
  public static List<Problem> validateRun(LoadTestRunSpec run) {
    Problems spots = Problems.in("spec");
    LoadTestRunSpec.Overrides overrides = run.overrides();
    if (overrides == null) {
      return List.of();
    }
    Problems spot = spots.at("overrides");
    TargetChecks.checkUrl(overrides.targetUrl(), spot.at("targetUrl"));
    EnvChecks.check(overrides.env(), spot.at("env"));
    ThresholdChecks.check(overrides.thresholds(), spot.at("thresholds"));
    if (overrides.load() != null) {
      LoadChecks.check(overrides.load(), spot.at("load"));
      StageReferences.check(overrides.thresholds(), overrides.load(), spot.at("thresholds"));
    }
    return spots.list();
  }

  private static void checkRollout(LoadTestSpec spec, Problems spot) {
    boolean workloadNamed = spec.target() != null && spec.target().workloadRef() != null;
    spot.addIf(
        Boolean.TRUE.equals(spec.trigger().onRollout()) && !workloadNamed,
        Messages.ROLLOUT_NEEDS_WORKLOAD);
  }

  private static void checkParallelism(LoadTestSpec spec, Problems spot) {
    Load load = spec.load();
    int runners = spec.parallelism();
    if (runners == 1 || load == null || load.executor() == null) {
      return;
    }
    boolean idle =
        load.executor() == Executor.RampingVUs
            ? !load.stages().isEmpty() && LoadLevels.peak(load) < runners
            : isBelow(load.vus(), runners) || isBelow(load.preAllocatedVUs(), runners);
    spot.addIf(idle, Messages.PARALLELISM_VUS);
  }

  private static boolean isBelow(Integer value, int bound) {
    return value != null && value < bound;
  }
}
