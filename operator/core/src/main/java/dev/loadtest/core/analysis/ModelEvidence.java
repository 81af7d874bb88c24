package dev.loadtest.core.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.spec.LoadTestSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a model is shown of a run: numbers, and texts that were redacted and shortened. No script,
 * no variable, no header, no Secret, and no name of test or namespace. The same input gives the
 * same text.
 *
 * @param json one JSON object, a line for each entry, of at most {@link #MOST_BYTES}; no text in it
 *     has a line break
 */
public record ModelEvidence(String json, Subjects subjects) {
  /** Unit: bytes of UTF-8. */
  public static final int MOST_BYTES = 12 * 1024;

  /**
   * Gathers it.
   *
   * @param kept earlier runs, the latest last
   * @param diagnosis what the rules say
   */
  public static ModelEvidence of(
      LoadTestSpec spec, Judgement judgement, List<KeptRun> kept, Diagnosis diagnosis) {
    Redaction redaction = Redaction.of(spec);
    Subjects subjects = Subjects.of(spec, judgement, redaction);
    String json = "{}";
    for (Portion portion : Portion.LARGEST_FIRST) {
      var writer = new EvidenceWriter(new EvidenceTexts(redaction, portion), subjects);
      ObjectNode evidence = writer.write(spec, judgement, kept, diagnosis);
      json = EvidenceLines.written(evidence);
      if (json.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
        break;
      }
    }
    return new ModelEvidence(json, subjects);
  }
}
