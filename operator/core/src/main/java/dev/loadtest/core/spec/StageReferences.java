package dev.loadtest.core.spec;

import java.util.List;

/** Are the stages that metrics are narrowed down to stages of the load? */
final class StageReferences {
  private StageReferences() {}

  static void check(List<Threshold> thresholds, Load load, Problems spot) {
    for (int i = 0; i < thresholds.size(); i++) {
      checkMetric(thresholds.get(i).metric(), load, spot.at(i).at("metric"));
    }
  }

  static void checkMetric(String metric, Load load, Problems spot) {
    List<String> stages =
        load == null ? List.of() : load.stages().stream().map(Stage::name).toList();
    Grammar.read(metric, MetricSelector::parse)
        .flatMap(MetricSelector::stage)
        .filter(stage -> !stages.contains(stage))
        .ifPresent(stage -> spot.add(problem(stage, stages)));
  }

  private static String problem(String stage, List<String> stages) {
    return stages.isEmpty()
        ? "{stage:%s} needs stages: add spec.load.stages with a stage named %s, or remove the tag"
            .formatted(stage, stage)
        : "no stage is named \"%s\": write one of %s".formatted(stage, String.join(", ", stages));
  }
}
