package dev.loadtest.controller.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.lifecycle.Conclusion;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.SummaryJson;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record of a finished run: its status, and the histograms and time line of the attempt that is
 * shown. The histograms of the other attempts lie beside it, as far as a ConfigMap holds them.
 */
public final class RecordConfigMap {
  private static final String STATUS = "status.json";
  private static final String TIMELINE = "timeline.json";
  private static final String SUMMARY = "summary.json.gz";
  private static final Pattern OTHER = Pattern.compile("summary-([0-9]+)\\.json\\.gz");

  /** Number of the attempt that is shown, where there were several. */
  private static final String SHOWN = "attempt";

  /** What found no room. */
  private static final String OMITTED = "omitted";

  /** Kubernetes allows 1 MiB of values. Unit: bytes. */
  private static final int LIMIT = 1_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordConfigMap() {}

  public static ConfigMap of(
      LoadTestRunStatus status,
      Conclusion conclusion,
      Map<String, String> more,
      String name,
      String namespace,
      Map<String, String> labels,
      OwnerReference owner) {
    var record =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(namespace)
            .withLabels(labels)
            .withOwnerReferences(owner)
            .endMetadata()
            .withImmutable(true);
    var data = new TreeMap<String, String>(more);
    data.put(STATUS, json(status));
    conclusion
        .summary()
        .ifPresent(s -> data.put(TIMELINE, SummaryJson.writeTimeline(s.timeline())));
    shown(conclusion).ifPresent(number -> data.put(SHOWN, Integer.toString(number)));
    int room = LIMIT - data.values().stream().mapToInt(RecordConfigMap::size).sum();
    var omitted = new ArrayList<String>();
    for (var summary : summaries(conclusion).entrySet()) {
      String packed = PackedSummary.write(summary.getValue());
      if (PackedSummary.size(packed) > room) {
        omitted.add(summary.getKey());
      } else {
        room -= PackedSummary.size(packed);
        record.addToBinaryData(summary.getKey(), packed);
      }
    }
    if (!omitted.isEmpty()) {
      data.put(OMITTED, String.join(", ", omitted) + ": a ConfigMap holds no more than 1 MiB");
    }
    return record.withData(data).build();
  }

  public static LoadTestRunStatus status(ConfigMap record) {
    try {
      return JSON.readValue(record.getData().get(STATUS), LoadTestRunStatus.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the record " + record.getMetadata().getName(), e);
    }
  }

  /** What the attempts measured, in their order, as far as it is there. */
  public static List<RunSummary> attempts(ConfigMap record) {
    var attempts = new TreeMap<Integer, RunSummary>();
    int shown = Integer.parseInt(record.getData().getOrDefault(SHOWN, "1"));
    Optional.ofNullable(record.getBinaryData())
        .orElseGet(Map::of)
        .forEach(
            (key, packed) -> {
              Matcher other = OTHER.matcher(key);
              if (other.matches()) {
                attempts.put(Integer.valueOf(other.group(1)), PackedSummary.read(packed));
              } else if (key.equals(SUMMARY)) {
                attempts.put(shown, PackedSummary.read(packed));
              }
            });
    return List.copyOf(attempts.values());
  }

  /** By key, the shown one first: should there be too little room, it stays. */
  private static SortedMap<String, RunSummary> summaries(Conclusion conclusion) {
    var summaries = new TreeMap<String, RunSummary>(RecordConfigMap::shownFirst);
    conclusion.summary().ifPresent(s -> summaries.put(SUMMARY, s));
    List<RunSummary> attempts =
        conclusion.evaluation().map(Evaluation::attempts).orElseGet(List::of);
    int shown = shown(conclusion).orElse(1);
    for (int number = 1; number <= attempts.size(); number++) {
      if (number != shown) {
        summaries.put("summary-%d.json.gz".formatted(number), attempts.get(number - 1));
      }
    }
    return summaries;
  }

  private static int shownFirst(String a, String b) {
    return a.equals(b) ? 0 : a.equals(SUMMARY) ? -1 : b.equals(SUMMARY) ? 1 : a.compareTo(b);
  }

  private static Optional<Integer> shown(Conclusion conclusion) {
    return conclusion
        .evaluation()
        .map(Evaluation::attempts)
        .filter(attempts -> attempts.size() > 1)
        .map(attempts -> attempts.indexOf(conclusion.summary().orElseThrow()) + 1);
  }

  private static String json(LoadTestRunStatus status) {
    try {
      return JSON.writeValueAsString(status);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a status can always be written", e);
    }
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
