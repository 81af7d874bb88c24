package dev.loadtest.core.heal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.analysis.ModelAnswer;
import dev.loadtest.core.analysis.ModelAnswer.StageAdjustment;
import dev.loadtest.core.analysis.ModelAnswer.Type;
import dev.loadtest.core.heal.Advice.StageIdea;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is taken of what a model says. */
class AdviceTest {

  @Test
  void whatNamesNoStageIsNoIdea() {
    var answer =
        new ModelAnswer(
            Optional.of(false),
            "the ramp is steep",
            Map.of("http_req_duration", List.of("p(95)<420")),
            List.of(
                adjusting(Optional.of("spike"), Optional.of("25s")),
                adjusting(Optional.empty(), Optional.of("25s")),
                adjusting(Optional.of("spike"), Optional.empty())),
            List.of("mid"),
            OptionalDouble.of(0.8),
            List.of());
    assertThat(Advice.of(answer))
        .isEqualTo(
            new Advice(
                Optional.of(false),
                Map.of("http_req_duration", List.of("p(95)<420")),
                List.of(new StageIdea("spike", Optional.of("25s"), Optional.empty())),
                List.of("mid"),
                0.8,
                "the ramp is steep"));
  }

  @Test
  void aModelThatDoesNotSayHowSureItIsIsNot() {
    var answer =
        new ModelAnswer(
            Optional.empty(),
            "",
            Map.of(),
            List.of(),
            List.of(),
            OptionalDouble.empty(),
            List.of());
    assertThat(Advice.of(answer).confidence()).isZero();
  }

  @Test
  void endlessAdviceHasAnEnd() {
    List<String> many = Collections.nCopies(100_000, "p(95)<1");
    var advice =
        new Advice(Optional.empty(), Map.of("http_req_duration", many), null, many, 1, null);
    assertThat(advice.thresholdIdeas()).hasSize(Advice.MOST);
    assertThat(advice.remove()).hasSize(Advice.MOST);
    assertThat(advice.stages()).isEmpty();
    assertThat(advice.reason()).isEmpty();
  }

  private static StageAdjustment adjusting(Optional<String> stage, Optional<String> duration) {
    return new StageAdjustment(Type.Ramp, "", "slower", stage, duration, OptionalInt.empty());
  }
}
