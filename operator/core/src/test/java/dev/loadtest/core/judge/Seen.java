package dev.loadtest.core.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the judge makes of a situation, whatever way it was asked.
 *
 * @param classification in words, with noise for what is stable, too, as in JSON cases
 * @param findings names of types, the deciding one first
 */
record Seen(
    String classification,
    List<String> findings,
    String text,
    Optional<Verdict> verdict,
    boolean doubt) {

  static Seen of(Answer answer) {
    return new Seen(
        answer.classification().name(),
        answer.findings().stream().map(Finding::type).toList(),
        sentences(answer.findings()),
        Optional.empty(),
        answer.doubt().isPresent());
  }

  static Seen of(Judgement judgement) {
    return new Seen(
        judgement.classification().name(),
        judgement.findings().stream().map(Finding::type).toList(),
        judgement.message() + "\n" + sentences(judgement.findings()),
        Optional.of(judgement.verdict()),
        judgement.doubt().isPresent());
  }

  static Seen ofCase(String json) {
    JsonNode answer = read(CaseJudge.judge(json));
    return new Seen(
        answer.has("error") ? "error" : answer.path("verdict").asText(),
        StreamSupport.stream(answer.path("findings").spliterator(), false)
            .map(f -> f.path("type").asText())
            .toList(),
        answer.toString(),
        Optional.empty(),
        answer.has("doubt"));
  }

  boolean is(Classification expected) {
    return classification.equals(expected.name()) || classification.equals(word(expected));
  }

  /** As in the answers to JSON cases. */
  private static String word(Classification expected) {
    return switch (expected) {
      case ExpectedShift -> "shift";
      case InsufficientData -> "insufficient";
      default -> expected.name().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    };
  }

  private static String sentences(List<Finding> findings) {
    return findings.stream().map(Finding::sentence).collect(Collectors.joining("\n"));
  }

  private static JsonNode read(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }
}
