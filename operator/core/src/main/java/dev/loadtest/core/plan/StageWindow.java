package dev.loadtest.core.plan;

import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * When a stage lasts. Unit: ms since the release of the runner.
 *
 * @param name the stage's name
 * @param startMs first instant of the stage
 * @param endMs first instant after it
 */
public record StageWindow(String name, long startMs, long endMs) {

  /** The windows of stages that follow each other. */
  public static List<StageWindow> of(List<Stage> stages) {
    var windows = new ArrayList<StageWindow>(stages.size());
    long at = 0;
    for (Stage stage : stages) {
      long end = at + GoDuration.parse(stage.duration()).toMillis();
      windows.add(new StageWindow(stage.name(), at, end));
      at = end;
    }
    return List.copyOf(windows);
  }

  /** How much of it lies within the measured time. Unit: ms. */
  public long measuredMs(long durationMs) {
    return Math.max(0, Math.min(endMs, durationMs) - startMs);
  }
}
