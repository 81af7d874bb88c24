package dev.loadtest.cli.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Target;
import dev.loadtest.core.status.LoadTestRunStatus;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.SummaryJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A record as a JSON file; fields that a newer version added are ignored. */
public final class RecordJson {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private RecordJson() {}

  public static String write(RunRecord record) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record can always be written", e);
    }
  }

  /**
   * @throws IllegalArgumentException for anything that {@link #write} did not write
   */
  public static RunRecord read(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (tree.path("version").asInt() != VERSION) {
        throw new IllegalArgumentException("not a run's record of version " + VERSION);
      }
      return record(tree);
    } catch (JsonProcessingException | java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException("not a run's record: " + e.getMessage(), e);
    }
  }

  private static ObjectNode tree(RunRecord record) throws JsonProcessingException {
    ObjectNode tree =
        JSON.createObjectNode()
            .put("version", VERSION)
            .put("test", record.test())
            .put("run", record.run())
            .put("started", record.started().toString())
            .put("manifest", record.manifest())
            .put("digest", record.digest());
    tree.set("status", JSON.valueToTree(record.status()));
    tree.set("spec", JSON.valueToTree(record.spec()));
    record.definedTarget().ifPresent(target -> tree.set("target", JSON.valueToTree(target)));
    tree.set("log", JSON.valueToTree(record.log()));
    if (record.summary().isPresent()) {
      tree.set("summary", JSON.readTree(SummaryJson.write(record.summary().get())));
    }
    if (record.attempts().size() > 1) { // a single one is the summary
      ArrayNode attempts = tree.putArray("attempts");
      for (RunSummary attempt : record.attempts()) {
        attempts.add(JSON.readTree(SummaryJson.write(attempt)));
      }
    }
    return tree;
  }

  private static RunRecord record(JsonNode tree) throws JsonProcessingException {
    List<String> log = new ArrayList<>();
    tree.path("log").forEach(line -> log.add(line.asText()));
    Optional<RunSummary> summary =
        tree.has("summary")
            ? Optional.of(SummaryJson.read(tree.get("summary").toString()))
            : Optional.empty();
    LoadTestSpec spec = JSON.treeToValue(tree.get("spec"), LoadTestSpec.class);
    return new RunRecord(
        tree.path("test").asText(),
        tree.path("run").asText(),
        Instant.parse(tree.path("started").asText()),
        tree.path("manifest").asText(),
        tree.path("digest").asText(),
        spec,
        tree.has("target")
            ? Optional.of(JSON.treeToValue(tree.get("target"), Target.class))
            : Optional.ofNullable(spec.target()),
        JSON.treeToValue(tree.get("status"), LoadTestRunStatus.class),
        summary,
        attempts(tree, summary),
        log);
  }

  private static List<RunSummary> attempts(JsonNode tree, Optional<RunSummary> summary) {
    List<RunSummary> attempts = new ArrayList<>();
    tree.path("attempts").forEach(one -> attempts.add(SummaryJson.read(one.toString())));
    return attempts.isEmpty() ? summary.stream().toList() : attempts;
  }
}
