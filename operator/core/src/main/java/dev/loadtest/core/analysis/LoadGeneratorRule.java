package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Finding.CpuThrottled;
import dev.loadtest.core.judge.Finding.DroppedIterations;
import dev.loadtest.core.judge.Finding.GeneratorSaturated;
import dev.loadtest.core.judge.SurroundingsFinding.GeneratorBusy;
import dev.loadtest.core.judge.SurroundingsFinding.GeneratorThrottled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The load generator itself was short of CPU, so that it measured its own waiting, too. Source: k6
 * documentation, Running large tests: leave 20 % of the CPU idle.
 */
final class LoadGeneratorRule implements Rule {
  private static final double ALL_THE_TIME = 85;

  @Override
  public Optional<Theory> explain(Look look) {
    List<Sign> signs = new ArrayList<>();
    judged(look).map(Said::of).map(Sign::proven).forEach(signs::add);
    if (signs.isEmpty()) {
      seen(look).map(Said::of).map(Sign::measured).forEach(signs::add);
    }
    if (signs.isEmpty()) {
      return Optional.empty();
    }
    look.first(DroppedIterations.class).map(Said::of).map(Sign::fitting).ifPresent(signs::add);
    return Optional.of(new Theory(Cause.LoadGenerator, signs, nextStep(look)));
  }

  /** What the judge left a number out for. */
  private static Stream<Finding> judged(Look look) {
    return Stream.concat(look.all(GeneratorBusy.class), look.all(GeneratorThrottled.class));
  }

  /** What a runner saw of itself. */
  private static Stream<Finding> seen(Look look) {
    return Stream.concat(
        look.all(GeneratorSaturated.class).filter(s -> s.cpuPercentMean() > ALL_THE_TIME),
        look.all(CpuThrottled.class));
  }

  private static String nextStep(Look look) {
    int runners = look.spec().parallelism();
    return "Set spec.parallelism: %d (now %d), or give each runner more CPU in runner.resources, and run again. spec.options: {discardResponseBodies: true} saves CPU, too."
        .formatted(runners * 2, runners);
  }
}
