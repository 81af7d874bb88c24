package dev.loadtest.core.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Judges cases that are given as JSON, one number of one run at a time: the way in for other
 * programs and for measuring the judge. {@code docs/judge-cases.md} has the schema.
 */
public final class CaseJudge {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseJudge() {}

  /** The answer to a case, on one line; a case that cannot be read has an {@code error}. */
  public static String judge(String line) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      JsonNode tree = JSON.readTree(line);
      answer.set("id", tree.path("id"));
      write(answer, MeasureJudge.judge(JudgedCase.read(tree)));
    } catch (JsonProcessingException e) {
      answer.put("error", "not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      answer.put("error", e.getMessage());
    }
    return answer.toString();
  }

  private static void write(ObjectNode out, Answer answer) {
    out.put("verdict", word(answer.classification()));
    answer.shift().ifPresent(shift -> write(out, shift));
    ArrayNode findings = out.putArray("findings");
    answer
        .findings()
        .forEach(f -> findings.addObject().put("type", f.type()).put("message", f.sentence()));
    answer.doubt().ifPresent(doubt -> out.put("doubt", doubt));
  }

  private static void write(ObjectNode out, Shift shift) {
    out.put("value", shift.value());
    out.put("baseline", shift.baseline());
    out.put("change", shift.change());
    out.put("detectable", shift.detectable());
    out.put("p", shift.pValue());
  }

  private static String word(Classification classification) {
    return switch (classification) {
      case Stable, Noise -> "noise";
      case Improvement -> "improvement";
      case ExpectedShift -> "shift";
      case StaleThreshold -> "stale_threshold";
      case TestShape -> "test_shape";
      case Environment -> "environment";
      case Regression -> "regression";
      case Inconclusive -> "inconclusive";
      case InsufficientData, NoData -> "insufficient";
      case Error -> "error";
    };
  }
}
