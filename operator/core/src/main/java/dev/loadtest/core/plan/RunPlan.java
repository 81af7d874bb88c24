package dev.loadtest.core.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loadtest.core.spec.ControlProbe;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything about an attempt that is known before load is sent.
 *
 * @param spec the resolved spec
 * @param runner what each runner is told
 * @param maxLoad longest time of the load, graceful stop included; the script's own scenarios are
 *     bounded by timeouts.run
 */
public record RunPlan(LoadTestSpec spec, RunnerPlan runner, Duration maxLoad) {
  private static final long LOG_BYTES = 1 << 20;
  private static final int TIMELINE_POINTS = 120;

  /** Time for starting k6's virtual users, setup and teardown around the load. */
  private static final Duration SLACK = Duration.ofSeconds(90);

  /** Longest time of setup(). k6's own default is 60 s. */
  private static final Duration SETUP = Duration.ofMinutes(10);

  /** Who the attempt is. */
  public record Identity(String test, String run, int attempt, String nonce) {}

  public static RunPlan of(LoadTestSpec spec, Identity id, String scriptPath) {
    Duration maxLoad =
        spec.loadIfAny()
            .map(LoadDuration::of)
            .orElseGet(() -> GoDuration.parse(spec.timeouts().run()));
    boolean aborts = spec.thresholds().stream().anyMatch(Threshold::abortOnFail);
    var runner =
        new RunnerPlan(
            RunnerPlan.PROTOCOL,
            id.test(),
            id.run(),
            id.attempt(),
            id.nonce(),
            spec.parallelism(),
            Segments.sequence(spec.parallelism()),
            scriptPath,
            Optional.ofNullable(spec.options()).orElseGet(JsonNodeFactory.instance::objectNode),
            spec.loadIfAny().map(Scenarios::of).orElse(null),
            spec.loadIfAny().map(l -> StageWindow.of(l.stages())).orElse(List.of()),
            spec.thresholds().stream().map(Threshold::metric).distinct().toList(),
            spec.thresholds().stream()
                .map(t -> new RunnerPlan.PlannedThreshold(t.name(), t.metric(), t.expression()))
                .toList(),
            spec.thresholds().stream()
                .filter(Threshold::abortOnFail)
                .map(Threshold::metric)
                .distinct()
                .toList(),
            spec.parallelism() > 1,
            aborts ? 1000 : 2000,
            TIMELINE_POINTS,
            maxLoad.toMillis(),
            startTimeout(spec).toMillis(),
            new RunnerPlan.Limits(LOG_BYTES),
            Optional.ofNullable(spec.judgement().controlProbe()).map(RunPlan::probe).orElse(null));
    return new RunPlan(spec, runner, maxLoad);
  }

  /** From the start of the attempt until all runners must be ready. */
  public Duration startTimeout() {
    return startTimeout(spec);
  }

  /** From the start of the attempt until the load must have begun: ready, held, set up. */
  public Duration releaseTimeout() {
    return startTimeout().multipliedBy(2).plus(SETUP);
  }

  /** From the release until every runner must have ended. */
  public Duration loadTimeout() {
    return maxLoad.plus(SLACK);
  }

  /** From the end of the load until every result must have been read. */
  public Duration collectTimeout() {
    return GoDuration.parse(spec.timeouts().collect());
  }

  /** The Job's own deadline: a net under all the others, should nobody watch. */
  public Duration jobDeadline() {
    return releaseTimeout().plus(loadTimeout()).plus(collectTimeout());
  }

  public int runners() {
    return runner.runners();
  }

  private static RunnerPlan.PlannedProbe probe(ControlProbe probe) {
    return new RunnerPlan.PlannedProbe(probe.url(), GoDuration.parse(probe.interval()).toMillis());
  }

  private static Duration startTimeout(LoadTestSpec spec) {
    return GoDuration.parse(spec.timeouts().start());
  }
}
