package dev.loadtest.core.spec;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A k6 metric, narrowed down by tags: {@code http_req_duration{stage:steady,name:login}}. The tag
 * {@code stage} is virtual: the runner adds it from the load's stages.
 */
public record MetricSelector(String metric, SortedMap<String, String> tags) {
  /** The tag that names a stage of the load. */
  public static final String STAGE = "stage";

  public MetricSelector {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /**
   * Reads k6's grammar for the keys of {@code thresholds}.
   *
   * @throws GrammarException naming the bad token and what is allowed
   */
  public static MetricSelector parse(String text) {
    return new SelectorParser(text).selector();
  }

  /** A metric over all its samples. */
  public static MetricSelector of(String metric) {
    return new MetricSelector(metric, new TreeMap<>());
  }

  /** The stage it is limited to, absent for the whole run. */
  public Optional<String> stage() {
    return Optional.ofNullable(tags.get(STAGE));
  }

  /**
   * The tags but the stage as {@code key:value} pairs sorted by key and joined with {@code ,};
   * empty without any. Source: {@code docs/runner-protocol.md}, Series.
   */
  public String tagsWithoutStage() {
    if (tags.isEmpty()) {
      return "";
    }
    return tags.entrySet().stream()
        .filter(tag -> !tag.getKey().equals(STAGE))
        .map(tag -> tag.getKey() + ":" + tag.getValue())
        .collect(Collectors.joining(","));
  }

  /** The canonical form; {@link #parse} reads it as an equal selector. */
  @Override
  public String toString() {
    return tags.isEmpty()
        ? metric
        : tags.entrySet().stream()
            .map(tag -> written(tag.getKey()) + ":" + written(tag.getValue()))
            .collect(Collectors.joining(",", metric + "{", "}"));
  }

  private static String written(String part) {
    return part.isEmpty() || !GoText.trim(part).equals(part) ? '"' + part + '"' : part;
  }
}
