package dev.loadtest.core.heal;

import dev.loadtest.core.plan.LoadDuration;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Tier;
import java.time.Duration;
import java.util.Optional;

/** How long a load may become by healing: what its tier is for, and never over timeouts.run. */
final class LongestLoad {
  private LongestLoad() {}

  static Duration of(Tier tier) {
    return switch (tier) {
      case Smoke -> Duration.ofMinutes(10);
      case Load -> Duration.ofHours(2);
      case Stress -> Duration.ofHours(4);
      case Soak -> Duration.ofHours(48);
    };
  }

  /** Why a stage may not take so much longer; a sentence. */
  static Optional<String> against(LoadTestSpec spec, String stage, Duration more) {
    Duration now = spec.loadIfAny().map(LongestLoad::regular).orElse(Duration.ZERO);
    Duration most = Durations.min(of(spec.tier()), GoDuration.parse(spec.timeouts().run()));
    return now.plus(more).compareTo(most) > 0
        ? Optional.of(
            Guardrail.Long.of(
                stage, Durations.written(now.plus(more)), Durations.written(most), spec.tier()))
        : Optional.empty();
  }

  private static Duration regular(Load load) {
    return LoadDuration.regular(load);
  }
}
