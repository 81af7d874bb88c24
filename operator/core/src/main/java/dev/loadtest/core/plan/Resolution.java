package dev.loadtest.core.plan;

import dev.loadtest.core.spec.LoadTestRunSpec.Overrides;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Runner;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.spec.Threshold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A test's spec with a run's overrides applied. */
public final class Resolution {
  private Resolution() {}

  public static LoadTestSpec resolve(LoadTestSpec spec, Optional<Overrides> overrides) {
    return overrides.map(o -> apply(spec, o)).orElse(spec);
  }

  private static LoadTestSpec apply(LoadTestSpec spec, Overrides o) {
    return spec.executing(
        o.targetUrl() == null ? spec.target() : target(spec.target(), o.targetUrl()),
        o.load() == null ? spec.load() : o.load(),
        merged(spec.thresholds(), o.thresholds(), Threshold::name),
        spec.parallelism(),
        runner(spec.runner(), o.env()));
  }

  private static Target target(Target target, String url) {
    return target == null
        ? new Target(url, null, null)
        : new Target(url, target.workloadRef(), target.exclusive());
  }

  private static Runner runner(Runner r, List<Runner.EnvVar> env) {
    return new Runner(
        r.image(),
        r.imagePullPolicy(),
        r.resources(),
        merged(r.env(), env, Runner.EnvVar::name),
        r.envFrom(),
        r.podTemplate());
  }

  private static <T> List<T> merged(List<T> base, List<T> over, Function<T, String> key) {
    Map<String, T> byKey = new LinkedHashMap<>();
    base.forEach(t -> byKey.put(key.apply(t), t));
    over.forEach(t -> byKey.put(key.apply(t), t));
    return List.copyOf(byKey.values());
  }
}
