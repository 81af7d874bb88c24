package dev.loadtest.core.analysis;

import dev.loadtest.core.spec.Runner;
import dev.loadtest.core.summary.Evidence;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A runner was killed for its memory. Each VU has a JavaScript world of its own, so that memory
 * grows with VUs and with what they keep. Source: k6 documentation, Running large tests, Memory.
 */
final class RunnerMemoryRule implements Rule {
  private static final double MIB = 1 << 20;

  @Override
  public Optional<Theory> explain(Look look) {
    if (!look.because(KnownFailure.OutOfMemory.name())) {
      return Optional.empty();
    }
    List<Sign> signs = new ArrayList<>();
    signs.add(Sign.proven("a runner was killed for its memory"));
    hungriest(look).map(RunnerMemoryRule::used).ifPresent(signs::add);
    return Optional.of(
        new Theory(
            Cause.LoadGenerator,
            signs,
            "Raise runner.resources.limits.memory (now %s) or spec.parallelism (now %d); set spec.options: {discardResponseBodies: true} where the script does not read bodies, and keep test data in a SharedArray."
                .formatted(limit(look), look.spec().parallelism())));
  }

  private static Optional<Evidence> hungriest(Look look) {
    return look.seen().summary().map(RunSummary::runners).orElse(List.of()).stream()
        .map(RunnerOutcome::evidence)
        .filter(evidence -> evidence.memoryBytesMax() > 0)
        .max(Comparator.comparingLong(Evidence::memoryBytesMax));
  }

  private static Sign used(Evidence evidence) {
    return Sign.measured(
        "k6 used up to %s MiB%s"
            .formatted(
                Prose.number(Math.rint(evidence.memoryBytesMax() / MIB)),
                evidence.memoryLimitBytes() > 0
                    ? " of " + Prose.number(Math.rint(evidence.memoryLimitBytes() / MIB)) + " MiB"
                    : ""));
  }

  private static String limit(Look look) {
    return Optional.ofNullable(look.spec().runner().resources())
        .map(Runner.Resources::limits)
        .map((Map<String, String> limits) -> limits.get("memory"))
        .orElse("512Mi, the default");
  }
}
