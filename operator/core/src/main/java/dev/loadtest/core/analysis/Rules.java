package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Classification;
import java.util.List;

/**
 * Which rules are asked about a run of a class, in which order. What is certain comes before what
 * only fits, and what can be repaired at one place before what must be searched for. No rule that
 * blames the test is asked about a regression.
 */
final class Rules {
  private Rules() {}

  static List<Rule> of(Classification classification) {
    return switch (classification) {
      case Error -> List.of(new RunnerMemoryRule(), new FailureRule());
      case NoData -> List.of(new WrittenRule(), new NoSamplesRule(), new NothingMeasuredRule());
      case Environment ->
          List.of(new DisturbedTargetRule(), new LoadGeneratorRule(), new SurroundingsRule());
      case Regression ->
          List.of(
              new LeakRule(),
              new DegradedRule(),
              new SaturationRule(),
              new PoolLimitRule(),
              new ErrorsRule(),
              new LostCapacityRule(),
              new UnnamedErrorsRule(),
              new TailRule(),
              new CreepRule(),
              new HiddenStepRule(),
              new MemoryRule(),
              new DisturbedTargetRule(),
              new RegressionRule());
      case TestShape -> List.of(new ColdStartRule(), new SteepRampRule(), new SpikeRule());
      case StaleThreshold -> List.of(new StaleThresholdRule());
      case Noise ->
          List.of(new NoiseBandRule(), new FlakyRule(), new MemoryRule(), new HealthyRule());
      case Improvement -> List.of(new WrittenRule(), new ImprovementRule());
      case ExpectedShift -> List.of(new WrittenRule(), new DeclaredChangeRule());
      case InsufficientData ->
          List.of(
              new WrittenRule(),
              new TooFewSamplesRule(),
              new SaturationRule(),
              new PoolLimitRule(),
              new ErrorsRule(),
              new DisturbedTargetRule(),
              new UnnamedErrorsRule(),
              new MarkedFailedRule(),
              new NoBaselineRule());
      case Inconclusive ->
          List.of(
              new WrittenRule(),
              new UnmergeableRule(),
              new StoppedRule(),
              new DeclaredChangeRule(),
              new FlakyRule(),
              new UndecidedRule());
      case Stable ->
          List.of(
              new WrittenRule(),
              new LeakRule(),
              new MemoryRule(),
              new LoadGeneratorRule(),
              new DroppedRule(),
              new FlakyRule(),
              new NothingAskedRule(),
              new HealthyRule());
    };
  }
}
