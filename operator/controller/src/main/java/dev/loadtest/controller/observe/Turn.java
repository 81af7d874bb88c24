package dev.loadtest.controller.observe;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Schedule.ConcurrencyPolicy;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.status.Phase;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Two runs must not measure one another: runs against one target take turns, oldest first. */
final class Turn {
  private static final Comparator<LoadTestRun> OLDEST_FIRST =
      Comparator.<LoadTestRun, String>comparing(r -> r.getMetadata().getCreationTimestamp())
          .thenComparing(r -> r.getMetadata().getUid());

  private Turn() {}

  /**
   * The run that has to end first, if any.
   *
   * @param active the runs that go on, from the cache
   * @param launched whether a run's Job exists, asked for afresh: the cache may not know yet
   */
  static Optional<LoadTestRun> before(
      LoadTestRun run, Stream<LoadTestRun> active, Predicate<LoadTestRun> launched) {
    return active
        .filter(other -> !same(other, run) && !finished(other) && collide(other, run))
        .filter(
            other -> started(other) || OLDEST_FIRST.compare(other, run) < 0 || launched.test(other))
        .min(OLDEST_FIRST);
  }

  private static boolean collide(LoadTestRun a, LoadTestRun b) {
    LoadTestSpec one = a.getSpec().resolved().orElse(null);
    LoadTestSpec two = b.getSpec().resolved().orElse(null);
    if (one == null || two == null) {
      return false;
    }
    if (sameTest(a, b)) {
      return !concurrent(two);
    }
    return exclusive(one)
        && exclusive(two)
        && one.targetUrl().isPresent()
        && one.targetUrl().equals(two.targetUrl());
  }

  private static boolean concurrent(LoadTestSpec spec) {
    return spec.schedule() != null
        && spec.schedule().concurrencyPolicy() == ConcurrencyPolicy.Allow;
  }

  private static boolean exclusive(LoadTestSpec spec) {
    return Optional.ofNullable(spec.target()).map(Target::exclusive).orElse(true);
  }

  private static boolean sameTest(LoadTestRun a, LoadTestRun b) {
    return a.getMetadata().getNamespace().equals(b.getMetadata().getNamespace())
        && a.getSpec().loadTestRef().equals(b.getSpec().loadTestRef());
  }

  private static boolean same(LoadTestRun a, LoadTestRun b) {
    return a.getMetadata().getUid().equals(b.getMetadata().getUid());
  }

  private static boolean started(LoadTestRun run) {
    return run.getStatus() != null
        && run.getStatus().phase() != null
        && run.getStatus().phase() != Phase.Pending;
  }

  private static boolean finished(LoadTestRun run) {
    return run.getStatus() != null && run.getStatus().phase() == Phase.Finished;
  }
}
