package dev.loadtest.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loadtest.core.analysis.AdversarialAnswers.Answer;
import dev.loadtest.core.analysis.ModelAnswer.StageAdjustment;
import dev.loadtest.core.analysis.ModelAnswer.Type;
import dev.loadtest.core.analysis.ModelReading.Read;
import dev.loadtest.core.analysis.ModelReading.Unreadable;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.ThresholdExpression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReaderTest {
  private static final Subjects SUBJECTS = AdversarialAnswers.SUBJECTS;

  @Test
  void aSensibleAnswerIsReadAsItIs() {
    ModelAnswer answer = read(AdversarialAnswers.SENSIBLE);
    assertThat(answer.regression()).contains(false);
    assertThat(answer.reason()).startsWith("p95 of stage steady is 402 ms");
    assertThat(answer.newThresholds())
        .containsOnlyKeys("http_req_duration")
        .containsEntry("http_req_duration", List.of("p(95)<420", "p(99)<650"));
    assertThat(answer.stageAdjustments())
        .containsExactly(
            new StageAdjustment(
                Type.Ramp,
                "cold start",
                "Increase ramp duration from 10s to 25s",
                Optional.of("spike"),
                Optional.of("25s"),
                OptionalInt.empty()));
    assertThat(answer.remove()).containsExactly("spike");
    assertThat(answer.confidence()).hasValue(0.82);
    assertThat(answer.notes()).isEmpty();
  }

  @Test
  void fencesAndChatterArePassedOver() {
    assertThat(read("Sure:\n```json\n" + AdversarialAnswers.SENSIBLE + "\n```\nBye {}"))
        .isEqualTo(read(AdversarialAnswers.SENSIBLE));
  }

  @Test
  void percentilesAreReadAsPeopleWriteThem() {
    assertThat(thresholds("p95<420", "p99.9 < 650", " p50<=100", "p(95)<1e3"))
        .containsExactly("p(95)<420", "p(99.9)<650", "p(50)<=100", "p(95)<1000");
    assertThat(thresholds("p995<1", "p<1", "p(95)<420ms", "P95<1")).containsExactly("p(0)<1");
  }

  @Test
  void whatIsDroppedIsNotedWithWhy() {
    ModelAnswer answer =
        read(
            """
            {"regression": "false", "confidence": 82, "new_thresholds": {"gone": ["p95<1"],
             "http_req_failed": ["rate<2", "p95<1"], "http_req_duration": ["p95<NaN", 5]},
             "remove": ["gone"], "unknown": 1}""");
    assertThat(answer.regression()).isEmpty();
    assertThat(answer.confidence()).isEmpty();
    assertThat(answer.proposes()).isFalse();
    assertThat(answer.notes())
        .containsExactly(
            "regression was dropped: it is neither true nor false",
            "the threshold of \"gone\" was dropped: the test has no such metric",
            "\"rate<2\" on http_req_failed was dropped: a rate is from 0 to 1",
            "\"p95<1\" on http_req_failed was dropped: such a metric gives rate",
            "\"p95<NaN\" on http_req_duration was dropped: its number is not from 0 to"
                + " 1,000,000,000",
            "a condition on http_req_duration was dropped: it is no text",
            "an item of remove was dropped: the test has no such stage",
            "confidence was dropped: it is no number from 0 to 1");
  }

  @Test
  void anAdjustmentThatDoesNotSayOfWhichStageIsAdvice() {
    var adjustment =
        read("""
                {"stage_adjustments": [{"type": "ramp", "change": "warm up first", "stage": "gone", "duration": "1m"}]}""")
            .stageAdjustments()
            .getFirst();
    assertThat(adjustment.applicable()).isFalse();
    assertThat(adjustment.change()).isEqualTo("warm up first");
  }

  @Test
  void aFieldThatIsNullIsAbsent() {
    ModelAnswer answer =
        read("{\"\": true, \"regression\": null, \"remove\": null, \"confidence\": null}");
    assertThat(answer.regression()).isEmpty();
    assertThat(answer.notes()).isEmpty();
  }

  @Test
  void notEveryStageCanBeRemoved() {
    assertThat(read("{\"remove\": [\"ramp\", \"steady\"]}").remove()).hasSize(2);
    assertThat(read("{\"remove\": [\"ramp\", \"steady\", \"spike\"]}").remove()).isEmpty();
  }

  @Test
  void whatCannotBeReadSaysWhyWithoutTheModelsWords() {
    assertThat(why("")).isEqualTo("it is empty");
    assertThat(why(null)).isEqualTo("it is empty");
    assertThat(why("No.")).isEqualTo("it holds no JSON object");
    assertThat(why("{\"regression\": fal")).isEqualTo("its JSON object does not end");
    assertThat(why("{\"regression\": maybe}"))
        .startsWith("it is not valid JSON (syntax at character ");
    assertThat(why("{\"regression\": true, \"regression\": false}"))
        .startsWith("it is not valid JSON (a field stands there twice");
    assertThat(why("{\"error\": \"overloaded\"}"))
        .isEqualTo("its JSON object has none of the fields asked for");
    assertThat(why("{" + " ".repeat(100_000) + "}"))
        .isEqualTo("its JSON object does not end within 65536 characters");
  }

  @Test
  void thereAreMoreThan400HostileAnswers() {
    assertThat(AdversarialAnswers.all()).hasSizeGreaterThan(400);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileAnswerIsReadWithinBoundsOrRefused(Answer hostile) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          switch (AnswerReader.read(hostile.text(), SUBJECTS)) {
            case Read read -> bounded(read.answer());
            case Unreadable unreadable ->
                assertThat(unreadable.why()).isNotBlank().hasSizeLessThan(200);
          }
        });
  }

  @Property(tries = 2000)
  void anyTextIsReadOrRefused(@ForAll String text) {
    tried(text);
    tried("{\"regression\": false, " + text + "}");
    tried("{\"reason\": \"" + text + "\"}");
  }

  @Property(tries = 2000)
  void anAnswerWithAnythingInItIsReadOrRefused(
      @ForAll @IntRange(max = 400) int at,
      @ForAll @IntRange(max = 60) int length,
      @ForAll String text) {
    String sensible = AdversarialAnswers.SENSIBLE;
    int from = Math.min(at, sensible.length());
    int to = Math.min(from + length, sensible.length());
    tried(sensible.substring(0, from) + text + sensible.substring(to));
  }

  static List<Answer> hostile() {
    return AdversarialAnswers.all();
  }

  private static void tried(String text) {
    if (AnswerReader.read(text, SUBJECTS) instanceof Read read) {
      bounded(read.answer());
    }
  }

  private static void bounded(ModelAnswer answer) {
    assertThat(answer.reason()).hasSizeLessThanOrEqualTo(1000).matches("[^\\p{Cntrl}]*");
    assertThat(answer.confidence().orElse(0)).isBetween(0.0, 1.0);
    assertThat(SUBJECTS.metrics()).containsAll(answer.newThresholds().keySet());
    answer
        .newThresholds()
        .forEach(
            (metric, expressions) -> {
              assertThat(expressions).isNotEmpty().hasSizeLessThanOrEqualTo(10);
              for (String expression : expressions) {
                assertThat(ThresholdExpression.parse(expression).bound()).isBetween(0.0, 1e9);
              }
            });
    assertThat(answer.stageAdjustments()).hasSizeLessThanOrEqualTo(20);
    for (StageAdjustment adjustment : answer.stageAdjustments()) {
      assertThat(adjustment.reason() + adjustment.change())
          .hasSizeLessThanOrEqualTo(1000)
          .matches("[^\\p{Cntrl}]*");
      adjustment.stage().ifPresent(stage -> assertThat(SUBJECTS.stages()).contains(stage));
      adjustment
          .duration()
          .ifPresent(
              d -> assertThat(GoDuration.parse(d)).isPositive().isLessThan(Duration.ofHours(25)));
      assertThat(adjustment.target().orElse(0)).isBetween(0, 10_000_000);
    }
    assertThat(SUBJECTS.stages()).containsAll(answer.remove());
    assertThat(answer.remove()).hasSizeLessThan(SUBJECTS.stages().size());
    assertThat(answer.notes()).hasSizeLessThanOrEqualTo(51);
    assertThat(answer.notes())
        .allSatisfy(n -> assertThat(n).hasSizeLessThanOrEqualTo(300).matches("[^\\p{Cntrl}]*"));
  }

  private static ModelAnswer read(String text) {
    return ((Read) AnswerReader.read(text, SUBJECTS)).answer();
  }

  private static List<String> thresholds(String... expressions) {
    String list = "\"" + String.join("\",\"", expressions) + "\"";
    return read("{\"new_thresholds\": {\"http_req_duration\": [" + list + "]}}")
        .newThresholds()
        .get("http_req_duration");
  }

  private static String why(String text) {
    return ((Unreadable) AnswerReader.read(text, SUBJECTS)).why();
  }
}
