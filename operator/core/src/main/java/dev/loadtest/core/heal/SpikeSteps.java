package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.StageSplit;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.ShapeFinding.SpikeOnly;
import dev.loadtest.core.spec.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A spike in steps: from the level before it to the same peak in two to four steps of the same
 * size, none larger than that level, each as long as the spike was, with a hold before the last
 * one. The last step is the stage as it was.
 */
final class SpikeSteps {
  private static final int FEWEST = 2;
  private static final int MOST = 4;
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final int LONGEST_NAME = 40;
  private static final int MOST_STAGES = 100;

  private final HealCase seen;
  private final LoadShape load;
  private final int stage;

  SpikeSteps(HealCase seen, LoadShape load, int stage) {
    this.seen = seen;
    this.load = load;
    this.stage = stage;
  }

  Idea idea(SpikeOnly finding) {
    String spike = load.stages().get(stage).name();
    OptionalInt climb = load.climb(stage);
    if (climb.isEmpty()) {
      return Idea.refused(Guardrail.NoClimb, spike);
    }
    Stage peak = load.stages().get(climb.getAsInt());
    int steps = steps(climb.getAsInt());
    List<Stage> after = split(peak, climb.getAsInt(), steps);
    if (after.size() <= FEWEST || !areNew(after, peak)) {
      return Idea.refused(Guardrail.Split, peak.name());
    }
    Duration more = length(climb.getAsInt()).multipliedBy(after.size() - 1L);
    Optional<String> tooLong = LongestLoad.against(seen.spec(), peak.name(), more);
    return tooLong
        .<Idea>map(Idea.Refused::new)
        .orElseGet(
            () ->
                StageIdeas.candidate(
                    seen,
                    new StageSplit(peak.name(), List.of(peak), after),
                    finding,
                    why(finding, climb.getAsInt(), steps),
                    Source.Rules));
  }

  private int steps(int climb) {
    int height = load.target(climb) - load.before(climb);
    double safe = Math.max(load.before(climb), load.target(climb) / (double) MOST);
    int wanted = (int) Math.ceil(height / Math.max(1, safe));
    return Math.min(Math.clamp(wanted, FEWEST, MOST), Math.max(1, height));
  }

  private List<Stage> split(Stage peak, int climb, int steps) {
    int from = load.before(climb);
    int height = load.target(climb) - from;
    String each = Durations.written(length(climb));
    List<Stage> after = new ArrayList<>();
    for (int i = 1; i < steps; i++) {
      int level = from + (int) ((long) height * i / steps);
      after.add(new Stage(named(peak, "-" + i), each, level));
      if (i == steps - 1) {
        after.add(new Stage(named(peak, "-hold"), each, level));
      }
    }
    after.add(peak);
    return after;
  }

  private Duration length(int climb) {
    return Durations.max(load.duration(climb), SHORTEST);
  }

  private static String named(Stage peak, String step) {
    String name = peak.name();
    int kept = Math.min(name.length(), LONGEST_NAME - step.length());
    return name.substring(0, kept) + step;
  }

  private boolean areNew(List<Stage> after, Stage peak) {
    Set<String> names = new HashSet<>();
    load.stages().forEach(s -> names.add(s.name()));
    names.remove(peak.name());
    return after.stream().allMatch(s -> names.add(s.name())) && names.size() <= MOST_STAGES;
  }

  private String why(SpikeOnly finding, int climb, int steps) {
    return "%s, and it never carried that load; from %d to %d in %d steps with a hold before the last, the peak stays as it is"
        .formatted(finding.sentence(), load.before(climb), load.target(climb), steps);
  }
}
