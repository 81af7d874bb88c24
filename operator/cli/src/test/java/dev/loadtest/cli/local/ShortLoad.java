package dev.loadtest.cli.local;

import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Stage;
import java.util.List;

/**
 * An example's spec for a test: seconds instead of minutes, a few users instead of hundreds, two
 * runners.
 */
final class ShortLoad {
  private static final int MOST = 8;

  private ShortLoad() {}

  /** Thresholds on counts are left out: they count the whole load. */
  static LoadTestSpec of(LoadTestSpec spec) {
    return spec.executing(
        spec.target(),
        spec.loadIfAny().map(ShortLoad::of).orElse(null),
        spec.thresholds().stream().filter(t -> !t.expression().startsWith("count")).toList(),
        2,
        spec.runner());
  }

  private static Load of(Load load) {
    List<Stage> stages =
        load.stages().stream().map(s -> new Stage(s.name(), "2s", least(s.target()))).toList();
    return new Load(
        load.executor(),
        stages.isEmpty() ? null : stages,
        load.startVUs() == null ? null : 4,
        least(load.startRate()),
        least(load.rate()),
        load.timeUnit(),
        least(load.vus()),
        load.duration() == null ? null : "4s",
        load.iterations() == null ? null : Math.min(load.iterations(), 40),
        load.maxDuration(),
        least(load.preAllocatedVUs()),
        least(load.maxVUs()),
        load.gracefulRampDown(),
        load.gracefulStop(),
        load.exec());
  }

  private static Integer least(Integer number) {
    return number == null ? null : Integer.valueOf(Math.min(number, MOST));
  }
}
