package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.spec.GrammarException;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.spec.Stage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a model may speak of: all other metrics and stages in its answer are unknown.
 *
 * @param metrics selectors in canonical form, e.g. {@code http_req_duration{stage:steady}}
 * @param stages names of the load's stages, in order; empty when the script has its own scenarios
 */
public record Subjects(List<String> metrics, List<String> stages) {
  private static final int MOST_METRICS = 30;
  private static final List<String> STANDARD =
      List.of("http_req_duration", "http_req_failed", "http_reqs");

  public Subjects {
    metrics = List.copyOf(metrics);
    stages = List.copyOf(stages);
  }

  /**
   * What the thresholds ask for, what was compared, and k6's metrics of requests; but nothing whose
   * name would have to be masked.
   */
  static Subjects of(LoadTestSpec spec, Judgement judgement, Redaction redaction) {
    Set<String> metrics = new LinkedHashSet<>();
    Stream.of(
            spec.thresholds().stream().map(t -> t.metric()),
            judgement.outcomes().stream().map(o -> o.metric()),
            judgement.comparisons().stream().map(c -> c.metric()),
            STANDARD.stream())
        .flatMap(names -> names)
        .flatMap(name -> canonical(name).stream())
        .filter(name -> redaction.text(name, name.length()).equals(name))
        .limit(200)
        .forEach(metrics::add);
    return new Subjects(
        metrics.stream().limit(MOST_METRICS).toList(),
        spec.loadIfAny().stream().flatMap(l -> l.stages().stream()).map(Stage::name).toList());
  }

  /** The selector in canonical form; empty when it is none. */
  static Optional<String> canonical(String selector) {
    try {
      return Optional.of(MetricSelector.parse(selector).toString());
    } catch (GrammarException unreadable) {
      return Optional.empty();
    }
  }
}
