package dev.loadtest.cli.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.cli.MissingInput;
import dev.loadtest.core.baseline.RunHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A test's history as a file: a {@link RunHistory} with a small head. It is written whole or not at
 * all, in an order that is always the same, so that versions of it can be compared.
 *
 * @param test whose history it is; empty in a file without head
 */
public record BaselineFile(Optional<String> test, RunHistory history) {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  /**
   * Reads a file; empty where there is none.
   *
   * @throws MissingInput when it is no baseline; the message says why
   */
  public static Optional<BaselineFile> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(parse(Files.readString(file), file.toString()))
        : Optional.empty();
  }

  /**
   * Reads a text.
   *
   * @param source what it is, for messages
   * @throws MissingInput when it is no baseline; the message says why
   */
  public static BaselineFile parse(String json, String source) {
    try {
      JsonNode tree = JSON.readTree(json);
      if (!tree.path("runs").isArray() && !tree.path("anchors").isArray()) {
        throw new MissingInput(source + " is no baseline: it has neither runs nor anchors");
      }
      if (tree.path("version").asInt(VERSION) != VERSION) {
        throw new MissingInput(
            "%s is a baseline of version %s; this command knows version %d"
                .formatted(source, tree.path("version").asText(), VERSION));
      }
      RunHistory history = JSON.treeToValue(tree, RunHistory.class);
      BaselineCheck.problem(history)
          .ifPresent(
              problem -> {
                throw new MissingInput(source + " is no baseline: " + problem);
              });
      return new BaselineFile(Optional.ofNullable(tree.path("test").textValue()), history);
    } catch (JsonProcessingException e) {
      throw new MissingInput(source + " is no baseline: " + e.getOriginalMessage());
    }
  }

  /**
   * The history, where it is that of this test or of nobody in particular.
   *
   * @param source what was read, for messages
   * @throws MissingInput when it is that of another test
   */
  public RunHistory historyOf(String wanted, String source) {
    test.filter(other -> !other.equals(wanted))
        .ifPresent(
            other -> {
              throw new MissingInput(
                  "%s is the baseline of %s, not of %s".formatted(source, other, wanted));
            });
    return history;
  }

  /** The text of a file. */
  public static String text(String test, RunHistory history, Instant exported) {
    ObjectNode tree =
        JSON.createObjectNode()
            .put("version", VERSION)
            .put("test", test)
            .put("exported", exported.truncatedTo(ChronoUnit.SECONDS).toString());
    tree.set("anchors", JSON.valueToTree(history.anchors()));
    tree.set("runs", JSON.valueToTree(history.runs()));
    try {
      return JSON.writer(new BaselinePrinter()).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a history can always be written", e);
    }
  }

  /** Writes a file. Unlike records it is made to be shared: others may read it. */
  public static void write(Path file, String test, RunHistory history, Instant exported)
      throws IOException {
    AtomicFile.share(file, text(test, history, exported));
  }
}
