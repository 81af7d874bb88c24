package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Surroundings;
import dev.loadtest.core.judge.Question.Kind;
import dev.loadtest.core.judge.Question.Value;
import dev.loadtest.core.stats.Level;
import dev.loadtest.core.stats.Robust;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Whether the surroundings explain what is seen. A control probe shows by how much they were
 * slower: that is divided out, and what remains is the service's. Without a probe a disturbance
 * cannot be measured, and nothing can be said. What the target itself shows (throttling, restarts)
 * may be the symptom: it never excuses.
 */
final class SurroundingsRule {
  /** Percent of its CPUs from which a load generator measures its own waiting, too. */
  static final double SATURATED = 85;

  /** Percent of CPU time given to others that disturbs measurements. */
  static final double STOLEN = 5;

  /** Percent of the time throttled that disturbs measurements. */
  static final double THROTTLED = 5;

  /** Waiting for a CPU, in ms per second over all threads, below which nobody is disturbed. */
  static final double WAITING = 200;

  /** How many times its share of the waiting a slow request may have waited. */
  private static final double REACH = 20;

  /** More than so many times the usual waiting is a neighbour's doing. */
  private static final double NOISY = 3;

  /** Slower by less than this a probe shows its own noise. */
  private static final double PROBE = 1.15;

  private static final int PROBES_NEEDED = 3;

  private final Baseline baseline;
  private final Question question;

  SurroundingsRule(Baseline baseline, Question question) {
    this.baseline = baseline;
    this.question = question;
  }

  /** What the surroundings make of a change or breach. */
  sealed interface Outcome {
    /** They were quiet. */
    record Quiet() implements Outcome {}

    /** They explain it, or may. */
    record Explained(List<Finding> findings) implements Outcome {}

    /** They were disturbed; it is the service's all the same. */
    record Remaining(List<Finding> findings, Shift shift) implements Outcome {}
  }

  Outcome outcome(Strictness strictness) {
    List<Finding> findings = findings();
    if (findings.isEmpty()) {
      return new Outcome.Quiet();
    }
    Optional<Level> probe = probe();
    if (!question.disturbances().isEmpty()
        || probe.isEmpty()
        || tries(Surroundings::probeP95Ms).length < question.tries().size()) {
      return new Outcome.Explained(findings);
    }
    double[] adjusted = adjusted(probe.get());
    Shift shift = baseline.compare(adjusted, strictness.adjusted(probe.get().scale()));
    if (!shift.isWorse(question)) {
      return new Outcome.Explained(findings);
    }
    findings.add(
        new SurroundingsFinding.Remains(
            question.subject(), new Words(question).change(shift.change())));
    return new Outcome.Remaining(findings, shift);
  }

  /** Disturbances that most tries show. */
  private List<Finding> findings() {
    List<Finding> found = new ArrayList<>(question.disturbances());
    double steal = median(tries(Surroundings::stealPercent));
    if (steal > STOLEN) {
      found.add(new SurroundingsFinding.MachineShared(steal));
    }
    double throttled = median(tries(Surroundings::throttledPercent));
    if (throttled > THROTTLED) {
      found.add(new SurroundingsFinding.GeneratorThrottled(throttled));
    } else { // throttled threads wait, too, and that is nobody else's doing
      neighbour().ifPresent(found::add);
    }
    slowProbe().ifPresent(found::add);
    return found;
  }

  private Optional<Finding> neighbour() {
    double waiting = median(tries(Surroundings::runQueueMsPerS));
    double usual = median(past(Surroundings::runQueueMsPerS));
    return waiting > WAITING && waiting > NOISY * usual && mayExplain(waiting - usual)
        ? Optional.of(new SurroundingsFinding.NoisyNeighbour(waiting, usual))
        : Optional.empty();
  }

  /**
   * Each request waits for its share, and the slow ones for many times as much, in the service as
   * well as here. More than that a neighbour did not do.
   *
   * @param more waiting than usual, in ms per second
   */
  private boolean mayExplain(double more) {
    double requests = median(tries(Surroundings::requestsPerSecond));
    if (question.unit() != Unit.Milliseconds || requests == 0) {
      return true;
    }
    double change = Math.abs(Robust.median(question.tryValues()) - baseline.center());
    return change <= REACH * more / requests;
  }

  private Optional<Finding> slowProbe() {
    double[] probes = tries(Surroundings::probeP95Ms);
    return probe()
        .filter(usual -> probes.length == question.tries().size())
        .filter(usual -> DoubleStream.of(probes).allMatch(p -> Math.log(p) > usual.highest()))
        .map(usual -> Robust.median(probes) / Math.exp(usual.center()))
        .filter(ratio -> ratio > PROBE)
        .map(ratio -> new SurroundingsFinding.ProbeSlower(Robust.median(probes), ratio));
  }

  /** The usual level of the probe, on the logarithmic scale. */
  private Optional<Level> probe() {
    double[] probes = DoubleStream.of(past(Surroundings::probeP95Ms)).filter(p -> p > 0).toArray();
    return probes.length < PROBES_NEEDED
        ? Optional.empty()
        : Optional.of(Level.of(DoubleStream.of(probes).map(Math::log).toArray()));
  }

  private double[] adjusted(Level probe) {
    double usual = Math.exp(probe.center());
    return question.tries().stream()
        .mapToDouble(v -> undisturbed(v.value(), v.surroundings().probeP95Ms() / usual))
        .toArray();
  }

  /** What is bad in a value gets smaller by the ratio of a probe that was slower. */
  private double undisturbed(double value, double probe) {
    double ratio = Math.max(1, probe);
    return switch (question.worse()) {
      case Higher -> value / ratio;
      case Lower -> question.kind() == Kind.FailureRate ? 1 - (1 - value) / ratio : value * ratio;
    };
  }

  private double[] tries(Function<Surroundings, Double> what) {
    return take(question.tries(), what);
  }

  private double[] past(Function<Surroundings, Double> what) {
    return take(baseline.values(), what);
  }

  private static double[] take(List<Value> values, Function<Surroundings, Double> what) {
    return values.stream()
        .map(Value::surroundings)
        .map(what)
        .filter(Objects::nonNull)
        .filter(Double::isFinite)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static double median(double[] values) {
    return values.length == 0 ? 0 : Robust.median(values);
  }
}
