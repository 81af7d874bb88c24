package dev.loadtest.core.judge;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.RunHistory;
import java.util.List;
import java.util.Optional;

/** Whether a test passes and fails in turn: such a verdict says little. */
final class FlakyRule {
  private static final int LATEST = 10;
  private static final int FEWEST = 6;
  private static final double OFTEN = 0.4;

  private FlakyRule() {}

  static Optional<CourseFinding> of(RunHistory history) {
    List<KeptRun> measured =
        history.runs().stream().filter(r -> r.admission() != Admission.Excluded).toList();
    List<KeptRun> latest = measured.subList(Math.max(0, measured.size() - LATEST), measured.size());
    if (latest.size() < FEWEST) {
      return Optional.empty();
    }
    int flips = 0;
    for (int i = 1; i < latest.size(); i++) {
      flips += latest.get(i).passed() != latest.get(i - 1).passed() ? 1 : 0;
    }
    return flips >= OFTEN * (latest.size() - 1)
        ? Optional.of(new CourseFinding.Flaky(flips, latest.size()))
        : Optional.empty();
  }
}
