package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.ShapeFinding;
import dev.loadtest.core.judge.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Stages that ask more than the service ever carried, though its steady part is as always. */
final class StageIdeas {
  private StageIdeas() {}

  static List<Idea> of(HealCase seen) {
    List<ShapeFinding> shapes = seen.findings(ShapeFinding.class);
    if (shapes.isEmpty() || seen.analysed().judgement().verdict() == Verdict.Passed) {
      return List.of();
    }
    return LoadShape.of(seen.spec())
        .map(load -> of(seen, load, shapes))
        .orElseGet(() -> List.of(Idea.refused(Guardrail.NoStages)));
  }

  private static List<Idea> of(HealCase seen, LoadShape load, List<ShapeFinding> shapes) {
    List<Idea> ideas = new ArrayList<>();
    Set<String> stages = new HashSet<>();
    for (ShapeFinding shape : shapes) {
      if (stages.add(shape.stage())) {
        ideas.addAll(of(seen, load, shape));
      }
    }
    return ideas;
  }

  private static List<Idea> of(HealCase seen, LoadShape load, ShapeFinding shape) {
    var stage = load.index(shape.stage());
    if (stage.isEmpty()) {
      return List.of(Idea.refused(Guardrail.NoStages));
    }
    if (shape instanceof ShapeFinding.SpikeOnly && CarriedBefore.is(seen, shape)) {
      return List.of(Idea.refused(Guardrail.CarriedBefore, shape.stage()));
    }
    List<Idea> ideas = new ArrayList<>(StageRemoval.of(seen, load, stage.getAsInt(), shape));
    if (ideas.stream().noneMatch(Candidate.class::isInstance)) {
      ideas.add(gentler(seen, load, stage.getAsInt(), shape));
    }
    return ideas;
  }

  private static Idea gentler(HealCase seen, LoadShape load, int stage, ShapeFinding shape) {
    return switch (shape) {
      case ShapeFinding.WarmUp f -> new LongerRamp(seen, load, stage).idea(f, f.when());
      case ShapeFinding.RampTooSteep f -> new LongerRamp(seen, load, stage).idea(f, f.when());
      case ShapeFinding.SpikeOnly f -> new SpikeSteps(seen, load, stage).idea(f);
      case ShapeFinding.OutsideSteady f -> Idea.refused(Guardrail.NoStages);
      case ShapeFinding.LostCapacity f -> Idea.refused(Guardrail.RegressionStands, f.sentence());
    };
  }

  static Candidate candidate(
      HealCase seen, Change change, Finding finding, String why, Source source) {
    int confidence =
        seen.answers().stream()
            .filter(a -> a.findings().contains(finding))
            .mapToInt(Certainty::of)
            .findFirst()
            .orElse(Certainty.of(0, 1));
    return new Candidate(change, finding.type(), why, confidence, source);
  }
}
