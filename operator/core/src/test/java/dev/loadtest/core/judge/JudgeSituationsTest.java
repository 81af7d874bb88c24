package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the judge makes of a situation, by name. */
class JudgeSituationsTest {

  static Stream<Situation> situations() {
    return Stream.of(
            LevelSituations.all(),
            FailureSituations.all(),
            SurroundingsSituations.all(),
            ShapeSituations.all(),
            CourseSituations.all(),
            BreachSituations.all(),
            RunSituations.all(),
            MemorySituations.all(),
            GateSituations.all(),
            KeepingSituations.all(),
            CaseSituations.all())
        .flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void theJudgeSays(Situation situation) {
    situation.check();
  }

  @Test
  void eachSituationHasItsOwnName() {
    List<String> names = situations().map(Situation::toString).toList();
    assertThat(names).doesNotHaveDuplicates();
  }
}
