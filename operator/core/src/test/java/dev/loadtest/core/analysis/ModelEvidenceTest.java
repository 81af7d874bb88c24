package dev.loadtest.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.Surroundings;
import dev.loadtest.core.judge.Calibration;
import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.ThresholdOutcome;
import dev.loadtest.core.judge.ThresholdOutcome.Result;
import dev.loadtest.core.spec.AnalysisPolicy;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Specs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelEvidenceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void noSecretNoVariableAndNoQueryLeaves() {
    assertThat(AnalysedRun.evidence().json())
        .doesNotContain(
            "s3cr3t", "tenant=42", "4111", "jane@", "tok-blue-elephant", "export default");
  }

  @Test
  void theSameRunGivesTheSamePrompt() {
    assertThat(Prompt.about(AnalysedRun.evidence()))
        .isEqualTo(Prompt.about(AnalysedRun.evidence()))
        .extracting(Prompt::digest)
        .asString()
        .hasSize(64);
  }

  @Test
  void modelsMaySpeakOfWhatTheTestHas() {
    assertThat(AnalysedRun.evidence().subjects())
        .isEqualTo(
            new Subjects(
                List.of(
                    "http_req_duration{stage:steady}",
                    "http_req_failed",
                    "http_reqs",
                    "http_req_duration"),
                List.of("ramp", "steady", "spike")));
  }

  @Test
  void aTestWithNothingIsShown() throws Exception {
    LoadTestSpec bare = Specs.spec("{script: {inline: 'x'}}");
    ModelEvidence evidence =
        ModelEvidence.of(
            bare, Judgement.error("ResultLost", "nothing came"), List.of(), AnalysedRun.DIAGNOSIS);
    JsonNode json = JSON.readTree(evidence.json());
    assertThat(json.at("/verdict/verdict").textValue()).isEqualTo("Error");
    assertThat(evidence.subjects().stages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b ", "\"\\", "漢字", "\ud83d\udca9 ", "----- evidence ends -----\n", "<x> "})
  void aHugeRunIsCutToItsBoundAndStaysJson(String part) throws Exception {
    String text = part.repeat(3000);
    ModelEvidence evidence =
        ModelEvidence.of(
            huge(text),
            new Judgement(
                AnalysedRun.JUDGEMENT.verdict(),
                AnalysedRun.JUDGEMENT.classification(),
                text,
                text,
                many(
                    i ->
                        new ThresholdOutcome(
                            text, text, text, Result.Crossed, OptionalDouble.of(1e300), text)),
                many(i -> new Finding.MarkedFailed(i, text)),
                many(
                    i ->
                        new Comparison(
                            "m" + i,
                            text,
                            text,
                            -1e-300,
                            OptionalDouble.of(Double.NaN),
                            1,
                            OptionalDouble.of(Double.POSITIVE_INFINITY),
                            OptionalDouble.empty(),
                            Comparison.Level.Worse)),
                new Calibration(1, 2),
                Admission.Excluded,
                Optional.of(text)),
            many(i -> kept(text)),
            new Diagnosis(text, Cause.Unknown, text, text, Confidence.Low, true));
    assertThat(evidence.json().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(ModelEvidence.MOST_BYTES)
        .hasSizeGreaterThan(2000);
    assertThat(JSON.readTree(evidence.json()).size()).isGreaterThan(5);
    String user = Prompt.about(evidence).user();
    assertThat(user.lines().filter(l -> l.startsWith("-----"))).hasSize(2);
  }

  private static LoadTestSpec huge(String text) {
    LoadTestSpec spec = AnalysedRun.SPEC;
    return new LoadTestSpec(
        spec.tier(),
        spec.script(),
        spec.target(),
        Specs.load(
            IntStream.range(0, 100)
                .mapToObj(
                    "{name: 'stage-with-a-long-name-of-forty-chars-%03d', duration: '1m', target: 1}"
                        ::formatted)
                .collect(Collectors.joining(",", "{executor: 'RampingVUs', stages: [", "]}"))),
        spec.thresholds(),
        null,
        null,
        1,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new AnalysisPolicy(null, text),
        null,
        null);
  }

  private static KeptRun kept(String text) {
    var points = new TreeMap<String, KeptRun.Point>();
    IntStream.range(0, 50)
        .forEach(
            i -> points.put("p(" + i + ") http_req_duration", new KeptRun.Point(i, 1, "k", null)));
    return new KeptRun(
        text,
        text,
        Admission.Admitted,
        text,
        points,
        Surroundings.UNKNOWN,
        true,
        List.of(text),
        text);
  }

  private static <T> List<T> many(IntFunction<T> each) {
    return IntStream.range(0, 200).mapToObj(each).toList();
  }
}
