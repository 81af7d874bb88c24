package dev.loadtest.core.judge;

import dev.loadtest.core.summary.ExitReason;
import java.util.List;
import java.util.stream.Collectors;

/** Something that was seen in a run, with its numbers. */
public sealed interface Finding
    permits LevelFinding,
        ShapeFinding,
        SurroundingsFinding,
        TargetFinding,
        CourseFinding,
        Finding.ThresholdCrossed,
        Finding.NoSamples,
        Finding.Unmergeable,
        Finding.NothingMeasured,
        Finding.DroppedIterations,
        Finding.GeneratorSaturated,
        Finding.CpuStolen,
        Finding.CpuThrottled,
        Finding.CpuAwaited,
        Finding.InvalidSamples,
        Finding.MarkedFailed,
        Finding.StoppedEarly,
        Finding.RunnerFailed,
        Finding.RunnersMissing,
        Finding.AttemptBroken {

  /** What was seen, as a sentence without its full stop. */
  String sentence();

  /** The name of the finding's type, e.g. {@code ThresholdCrossed}. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** A threshold does not hold; {@code observed} is in {@code unit} as in {@link Unit#symbol()}. */
  record ThresholdCrossed(
      String threshold, String metric, String expression, double observed, String unit)
      implements Finding {
    @Override
    public String sentence() {
      return Wording.crossed(metric, expression, observed, unit);
    }
  }

  /** A threshold asks about what was not measured. */
  record NoSamples(String threshold, String metric, String expression) implements Finding {
    @Override
    public String sentence() {
      return "there are no samples for " + Wording.subject(metric, expression);
    }
  }

  /** A threshold asks for a number that the merged data do not give. */
  record Unmergeable(String threshold, String metric, String expression, String why)
      implements Finding {
    @Override
    public String sentence() {
      return Wording.subject(metric, expression) + " cannot be computed: " + why;
    }
  }

  /** Nothing at all was measured. */
  record NothingMeasured() implements Finding {
    @Override
    public String sentence() {
      return "no iteration was finished and no request was sent";
    }
  }

  /** Iterations that k6 could not start for want of VUs; {@code finished} is the other number. */
  record DroppedIterations(double dropped, double finished) implements Finding {
    @Override
    public String sentence() {
      return "%s of %s iterations were dropped for want of VUs"
          .formatted(Unit.None.format(dropped), Unit.None.format(dropped + finished));
    }
  }

  /** A load generator was short of CPU; percent of the CPUs it may use. */
  record GeneratorSaturated(int runner, double cpuPercentMax, double cpuPercentMean, long maxAtMs)
      implements Finding {
    @Override
    public String sentence() {
      return "runner %d used up to %s %% of its CPU (%s %% on average)%s"
          .formatted(
              runner,
              Unit.None.format(cpuPercentMax),
              Unit.None.format(cpuPercentMean),
              Wording.at(maxAtMs));
    }
  }

  /** The machine gave CPU time of a load generator to others; percent of the time. */
  record CpuStolen(int runner, double stealPercentMax, double stealPercentMean, long maxAtMs)
      implements Finding {
    @Override
    public String sentence() {
      return "%s %% of the CPU time of runner %d's machine was stolen (up to %s %%)%s"
          .formatted(
              Unit.None.format(stealPercentMean),
              runner,
              Unit.None.format(stealPercentMax),
              Wording.at(maxAtMs));
    }
  }

  /** A load generator was throttled by its CPU limit; percent of the time. */
  record CpuThrottled(
      int runner, double throttledPercentMax, double throttledPercentMean, long maxAtMs)
      implements Finding {
    @Override
    public String sentence() {
      return "runner %d was throttled in %s %% of the time (up to %s %%)%s"
          .formatted(
              runner,
              Unit.None.format(throttledPercentMean),
              Unit.None.format(throttledPercentMax),
              Wording.at(maxAtMs));
    }
  }

  /** The threads of a load generator waited for a CPU; ms per second, over all threads. */
  record CpuAwaited(int runner, double msPerSecondMax, double msPerSecondMean, long maxAtMs)
      implements Finding {
    @Override
    public String sentence() {
      return "the threads of runner %d waited %s for a CPU in each second (up to %s)%s"
          .formatted(
              runner,
              Unit.Milliseconds.format(msPerSecondMean),
              Unit.Milliseconds.format(msPerSecondMax),
              Wording.at(maxAtMs));
    }
  }

  /** Samples that were left out because they were not finite numbers. */
  record InvalidSamples(String metric, long count) implements Finding {
    @Override
    public String sentence() {
      return "%s of %s left out: not a finite number"
          .formatted(Wording.plural(count, "sample"), metric);
    }
  }

  /** The script called test.fail. */
  record MarkedFailed(int runner, String message) implements Finding {
    @Override
    public String sentence() {
      return "the script marked the test as failed" + explained(message);
    }
  }

  /** The load ended before its plan did. */
  record StoppedEarly(int runner, ExitReason reason, String message) implements Finding {
    @Override
    public String sentence() {
      return "the load was stopped before its end" + explained(message);
    }
  }

  /** A runner could not do its work. */
  record RunnerFailed(int runner, ExitReason reason, int exitCode, String message)
      implements Finding {
    @Override
    public String sentence() {
      return "runner %d ended with %s".formatted(runner, reason) + explained(message);
    }
  }

  /** Runners whose measurements are not there. */
  record RunnersMissing(List<Integer> runners, int expected) implements Finding {
    @Override
    public String sentence() {
      return "%d of %d runners sent no result (%s)"
          .formatted(
              runners.size(),
              expected,
              runners.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", ")));
    }
  }

  /** Another try came to no result; the verdict rests on the others. */
  record AttemptBroken(int attempt, String reason, String message) implements Finding {
    @Override
    public String sentence() {
      return "try %d could not be carried out (%s%s), so the verdict rests on the tries before it"
          .formatted(attempt, reason, explained(message));
    }
  }

  private static String explained(String message) {
    return message.isBlank() ? "" : ": " + Wording.quoted(message);
  }
}
