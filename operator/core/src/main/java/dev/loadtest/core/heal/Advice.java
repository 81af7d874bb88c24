package dev.loadtest.core.heal;

import dev.loadtest.core.analysis.ModelAnswer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a model suggested: ideas, and nothing more. Each is taken only where a finding of the
 * statistics asks for a change of that kind, and passes the same bounds as every other one.
 *
 * @param regression whether it takes the run for a regression; empty where it does not say
 * @param thresholds expressions by metric, both as it wrote them
 * @param stages what it would do with stages
 * @param remove stages that it would remove
 * @param confidence from 0 to 1
 * @param reason for people
 */
public record Advice(
    Optional<Boolean> regression,
    Map<String, List<String>> thresholds,
    List<StageIdea> stages,
    List<String> remove,
    double confidence,
    String reason) {
  /** As many of each are looked at. */
  static final int MOST = 20;

  public Advice {
    thresholds = thresholds == null ? Map.of() : bounded(thresholds);
    stages = bounded(stages);
    remove = bounded(remove);
    reason = reason == null ? "" : reason;
  }

  /** What a model answered, as far as a test can be changed by it. */
  public static Advice of(ModelAnswer answer) {
    return new Advice(
        answer.regression(),
        answer.newThresholds(),
        answer.stageAdjustments().stream()
            .filter(ModelAnswer.StageAdjustment::applicable)
            .map(Advice::stage)
            .toList(),
        answer.remove(),
        answer.confidence().orElse(0),
        answer.reason());
  }

  private static StageIdea stage(ModelAnswer.StageAdjustment adjustment) {
    return new StageIdea(
        adjustment.stage().orElseThrow(),
        adjustment.duration(),
        adjustment.target().isPresent()
            ? Optional.of(adjustment.target().getAsInt())
            : Optional.empty());
  }

  /** A stage with another duration or target; both may be absent. */
  public record StageIdea(String stage, Optional<String> duration, Optional<Integer> target) {}

  /** What it would ask of a metric, as it wrote it. */
  record ThresholdIdea(String metric, String expression) {
    @Override
    public String toString() {
      return metric + " " + expression;
    }
  }

  List<ThresholdIdea> thresholdIdeas() {
    return thresholds.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(e -> e.getValue().stream().map(text -> new ThresholdIdea(e.getKey(), text)))
        .limit(MOST)
        .toList();
  }

  private static Map<String, List<String>> bounded(Map<String, List<String>> all) {
    return all.entrySet().stream()
        .filter(e -> e.getKey() != null && e.getValue() != null)
        .limit(MOST)
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> bounded(e.getValue())));
  }

  private static <T> List<T> bounded(List<T> all) {
    return all == null ? List.of() : all.stream().filter(Objects::nonNull).limit(MOST).toList();
  }
}
