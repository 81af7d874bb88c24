package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.CourseFinding;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.LevelFinding;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.SurroundingsFinding;
import dev.loadtest.core.judge.TargetFinding;
import dev.loadtest.core.summary.TargetReadings;

/** A finding's own sentence, with quotation marks around what others wrote. */
final class Said {
  private Said() {}

  static String of(Finding finding) {
    return switch (finding) {
      case TargetFinding.TargetChanged(var kind, var subject, var detail, var at) ->
          Happened.told(kind, subject, "at " + at, detail);
      case Finding.MarkedFailed(var runner, var message) ->
          "the script marked the test as failed" + Quote.after(": ", message);
      case Finding.StoppedEarly(var runner, var reason, var message) ->
          "the load was stopped before its end" + Quote.after(": ", message);
      case Finding.RunnerFailed(var runner, var reason, var code, var message) ->
          "runner %d ended with %s".formatted(runner, reason) + Quote.after(": ", message);
      case Finding.AttemptBroken(var attempt, var reason, var message) ->
          "try %d could not be carried out".formatted(attempt) + Quote.after(": ", message);
      case CourseFinding.OtherImage(var image, var before) ->
          "the runner image is %s, and the baseline was measured with %s"
              .formatted(Quote.of(image), Quote.of(before));
      case CourseFinding other -> other.sentence();
      case LevelFinding level -> level.sentence();
      case ShapeFinding shape -> shape.sentence();
      case SurroundingsFinding around -> around.sentence();
      case TargetFinding.TargetBusy busy -> busy(busy);
      case TargetFinding.MemoryGrows grows -> grows.sentence();
      case TargetFinding.Degraded degraded -> degraded.sentence();
      case Finding.ThresholdCrossed crossed -> crossed.sentence();
      case Finding.NoSamples none -> none.sentence();
      case Finding.Unmergeable unmergeable -> unmergeable.sentence();
      case Finding.NothingMeasured nothing -> nothing.sentence();
      case Finding.DroppedIterations dropped -> dropped.sentence();
      case Finding.GeneratorSaturated saturated -> saturated.sentence();
      case Finding.CpuStolen stolen -> stolen.sentence();
      case Finding.CpuThrottled throttled -> throttled.sentence();
      case Finding.CpuAwaited awaited -> awaited.sentence();
      case Finding.InvalidSamples invalid -> invalid.sentence();
      case Finding.RunnersMissing missing -> missing.sentence();
    };
  }

  private static String busy(TargetFinding.TargetBusy busy) {
    var what =
        switch (busy.name()) {
          case TargetReadings.CPU -> "the service's CPU was";
          case TargetReadings.MEMORY -> "the service's memory was";
          case TargetReadings.THROTTLED -> "the service was throttled in";
          default -> busy.name() + " of the service was";
        };
    var unit = busy.unit() == null ? "" : busy.unit().replace("% of limit", "% of its limit");
    return "%s up to %s %s (%s on average), most at %s"
        .formatted(
            what, Prose.number(busy.max()), unit.strip(), Prose.number(busy.mean()), busy.at());
  }
}
