package dev.loadtest.core.spec;

import java.util.List;
import java.util.Optional;

/** Are the stages that thresholds name stages of the load? */
final class StageReferences {
  private StageReferences() {}

  static void check(List<Threshold> thresholds, Load load, Problems spot) {
    List<String> stages =
        load == null ? List.of() : load.stages().stream().map(Stage::name).toList();
    for (int i = 0; i < thresholds.size(); i++) {
      Problems metric = spot.at(i).at("metric");
      stageOf(thresholds.get(i))
          .filter(stage -> !stages.contains(stage))
          .ifPresent(stage -> metric.add(problem(stage, stages)));
    }
  }

  private static Optional<String> stageOf(Threshold threshold) {
    try {
      return Optional.ofNullable(threshold.metric())
          .map(MetricSelector::parse)
          .flatMap(MetricSelector::stage);
    } catch (GrammarException reportedElsewhere) {
      return Optional.empty();
    }
  }

  private static String problem(String stage, List<String> stages) {
    return stages.isEmpty()
        ? "{stage:%s} needs stages: add spec.load.stages with a stage named %s, or remove the tag"
            .formatted(stage, stage)
        : "no stage is named \"%s\": write one of %s".formatted(stage, String.join(", ", stages));
  }
}
