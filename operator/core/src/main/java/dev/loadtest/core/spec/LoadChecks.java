package dev.loadtest.core.spec;

import static dev.loadtest.core.spec.Executor.ConstantArrivalRate;
import static dev.loadtest.core.spec.Executor.ConstantVUs;
import static dev.loadtest.core.spec.Executor.PerVUIterations;
import static dev.loadtest.core.spec.Executor.RampingArrivalRate;
import static dev.loadtest.core.spec.Executor.RampingVUs;
import static dev.loadtest.core.spec.Executor.SharedIterations;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Does the load carry its executor's fields, and no others? The same rules as in {@link Rules}. */
final class LoadChecks {
  private static final Set<Executor> ARRIVAL = EnumSet.of(RampingArrivalRate, ConstantArrivalRate);
  private static final Set<Executor> ITERATIONS = EnumSet.of(SharedIterations, PerVUIterations);
  private static final Set<Executor> FIXED_VUS =
      EnumSet.of(ConstantVUs, SharedIterations, PerVUIterations);
  private static final Set<Executor> FIXED_TIME = EnumSet.of(ConstantVUs, ConstantArrivalRate);

  private LoadChecks() {}

  static void check(Load load, Problems spot) {
    LoadTimes.check(load, spot);
    Executor executor = load.executor();
    if (executor == null) {
      return;
    }
    checkStages(load, spot.at("stages"));
    need(FIXED_VUS.contains(executor), load.vus(), spot.at("vus"), Messages.VUS_NEEDED);
    need(
        FIXED_TIME.contains(executor),
        load.duration(),
        spot.at("duration"),
        Messages.DURATION_NEEDED);
    need(executor == ConstantArrivalRate, load.rate(), spot.at("rate"), Messages.RATE_NEEDED);
    need(
        ITERATIONS.contains(executor),
        load.iterations(),
        spot.at("iterations"),
        Messages.ITERATIONS_NEEDED);
    need(
        ARRIVAL.contains(executor),
        load.preAllocatedVUs(),
        spot.at("preAllocatedVUs"),
        Messages.PRE_ALLOCATED_NEEDED);
    checkMaxVUs(load, spot.at("maxVUs"));
    checkForeignFields(load, spot);
  }

  private static void need(boolean needed, Object value, Problems spot, String message) {
    spot.addIf(needed && value == null, message);
  }

  private static void checkStages(Load load, Problems spot) {
    spot.addIf(load.executor().staged() && load.stages().isEmpty(), Messages.STAGES_NEEDED);
    spot.addIf(!load.executor().staged() && !load.stages().isEmpty(), Messages.STAGES_REFUSED);
    var seen = new HashSet<String>();
    spot.addIf(
        load.stages().stream().anyMatch(s -> !seen.add(s.name())), Messages.STAGE_NAMES_UNIQUE);
    boolean known = load.stages().stream().allMatch(s -> s.target() != null);
    spot.addIf(
        known && !load.stages().isEmpty() && LoadLevels.peak(load) == 0,
        "no stage sends load: give at least one stage a target above 0");
  }

  private static void checkMaxVUs(Load load, Problems spot) {
    spot.addIf(
        load.maxVUs() != null
            && load.preAllocatedVUs() != null
            && load.maxVUs() < load.preAllocatedVUs(),
        Messages.MAX_VUS_ORDER);
  }

  private static void checkForeignFields(Load load, Problems spot) {
    Executor executor = load.executor();
    spot.addIf(
        !ARRIVAL.contains(executor)
            && anyOf(
                load.startRate(),
                load.rate(),
                load.timeUnit(),
                load.preAllocatedVUs(),
                load.maxVUs()),
        Messages.ARRIVAL_FIELDS);
    spot.addIf(
        executor != RampingVUs && anyOf(load.startVUs(), load.gracefulRampDown())
            || !ITERATIONS.contains(executor) && anyOf(load.iterations(), load.maxDuration()),
        Messages.VU_FIELDS);
    spot.addIf(
        !FIXED_VUS.contains(executor) && anyOf(load.vus())
            || !FIXED_TIME.contains(executor) && anyOf(load.duration()),
        Messages.CONSTANT_FIELDS);
  }

  private static boolean anyOf(Object... values) {
    return Stream.of(values).anyMatch(Objects::nonNull);
  }
}
