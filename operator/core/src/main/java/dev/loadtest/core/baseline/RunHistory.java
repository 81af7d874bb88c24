package dev.loadtest.core.baseline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kept runs of a test, oldest first, at most {@value #KEPT}, and the anchors of its thresholds.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunHistory(List<KeptRun> runs, List<Anchor> anchors) {
  public static final int KEPT = 80;
  public static final RunHistory EMPTY = new RunHistory(List.of(), List.of());

  public RunHistory {
    runs = runs == null ? List.of() : List.copyOf(runs);
    anchors = anchors == null ? List.of() : List.copyOf(anchors);
  }

  /** With one more run; the oldest goes beyond the limit. A run that is in it changes nothing. */
  public RunHistory with(KeptRun run) {
    if (runs.stream().anyMatch(r -> r.run().equals(run.run()) && same(r, run))) {
      return this;
    }
    var all = new ArrayList<>(runs);
    all.add(run);
    return new RunHistory(all.subList(Math.max(0, all.size() - KEPT), all.size()), anchors);
  }

  /**
   * With a run that a person accepts as the new normal: the level starts anew with it, and is the
   * one at which the thresholds are taken to be set. Unchanged where the run is not kept.
   */
  public RunHistory accept(String run) {
    return run(run)
        .map(
            accepted ->
                new RunHistory(
                    runs.stream()
                        .map(r -> r.equals(accepted) ? r.with(Admission.Accepted) : r)
                        .toList(),
                    anchors.stream().map(a -> moved(a, accepted)).toList()))
        .orElse(this);
  }

  private static Anchor moved(Anchor anchor, KeptRun accepted) {
    return accepted
        .point(anchor.measure())
        .map(p -> Anchor.at(anchor.threshold(), anchor.metric(), anchor.expression(), p.value()))
        .orElse(anchor);
  }

  /** As it was before a run. */
  public RunHistory without(String run) {
    return new RunHistory(runs.stream().filter(r -> !r.run().equals(run)).toList(), anchors);
  }

  public RunHistory with(List<Anchor> others) {
    return new RunHistory(runs, others);
  }

  /** The latest run that counts, where it passed on this revision of the workload. */
  public Optional<KeptRun> passedOn(String revision) {
    return runs.reversed().stream()
        .filter(KeptRun::counts)
        .findFirst()
        .filter(run -> run.passed() && revision.equals(run.revision()));
  }

  public Optional<Anchor> anchor(String threshold) {
    return anchors.stream().filter(a -> a.threshold().equals(threshold)).findFirst();
  }

  public Optional<KeptRun> run(String name) {
    return runs.stream().filter(r -> r.run().equals(name)).findFirst();
  }

  private static boolean same(KeptRun a, KeptRun b) {
    return a.completed() == null || a.completed().equals(b.completed());
  }
}
