package dev.loadtest.core.baseline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two histories of one test as one, e.g. that of a cluster and that of a file. */
public final class MergedHistory {
  private MergedHistory() {}

  /**
   * The runs of both, each once, oldest first, the latest {@value RunHistory#KEPT}. The same run is
   * one of the same name that was completed at the same time; it is accepted where either says so,
   * and otherwise as {@code mine} has it. Anchors are those of {@code mine}, and of thresholds that
   * only the other one has, or for which only the other one knows a level.
   */
  public static RunHistory of(RunHistory mine, RunHistory other) {
    Map<Identity, KeptRun> runs = new LinkedHashMap<>();
    mine.runs().forEach(run -> runs.put(Identity.of(run), run));
    other.runs().forEach(run -> runs.merge(Identity.of(run), run, MergedHistory::accepted));
    List<KeptRun> all = new ArrayList<>(runs.values());
    all.sort(Comparator.comparing(MergedHistory::time));
    return new RunHistory(
        all.subList(Math.max(0, all.size() - RunHistory.KEPT), all.size()), anchors(mine, other));
  }

  private record Identity(String run, String completed) {
    static Identity of(KeptRun run) {
      return new Identity(run.run(), run.completed());
    }
  }

  private static KeptRun accepted(KeptRun mine, KeptRun other) {
    return other.admission() == Admission.Accepted ? mine.with(Admission.Accepted) : mine;
  }

  private static Instant time(KeptRun run) {
    return run.completed() == null ? Instant.MIN : Instant.parse(run.completed());
  }

  private static List<Anchor> anchors(RunHistory mine, RunHistory other) {
    Map<String, Anchor> anchors = new LinkedHashMap<>();
    mine.anchors().forEach(a -> anchors.put(a.threshold(), a));
    other.anchors().forEach(a -> anchors.merge(a.threshold(), a, MergedHistory::known));
    return List.copyOf(anchors.values());
  }

  private static Anchor known(Anchor mine, Anchor other) {
    boolean same = mine.isOf(other.metric(), other.expression());
    return same && mine.level().isEmpty() ? other : mine;
  }
}
