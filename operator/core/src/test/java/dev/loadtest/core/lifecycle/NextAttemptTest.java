package dev.loadtest.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.judge.Calibration;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.NextAttempt.Again;
import dev.loadtest.core.lifecycle.NextAttempt.None;
import dev.loadtest.core.spec.Specs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextAttemptTest {
  private static final Instant ENDED = Instant.parse("2026-11-21T02:08:30Z");
  private static final String DOUBT = "p(95) is over its threshold";

  @ParameterizedTest(name = "{0} with {1}, doubt {2}, after {3}: {4}")
  @CsvSource({
    // tier, policy, doubt, attempts made, what follows
    "Load,  '{}',                         false, 1, None",
    "Load,  '{}',                         true,  1, InDoubt",
    "Load,  '{}',                         true,  2, InDoubt",
    "Load,  '{}',                         false, 2, None",
    "Load,  '{}',                         true,  3, None",
    "Soak,  '{}',                         true,  1, None",
    "Soak,  '{reruns: 1}',                true,  1, InDoubt",
    "Smoke, '{reruns: 0}',                true,  1, None",
    "Load,  '{repeat: 3}',                false, 1, Repeating",
    "Load,  '{repeat: 3}',                true,  1, Repeating",
    "Load,  '{repeat: 3}',                false, 2, Repeating",
    "Load,  '{repeat: 3}',                false, 3, None",
    "Load,  '{repeat: 3}',                true,  3, InDoubt",
    "Load,  '{repeat: 3}',                true,  4, InDoubt",
    "Load,  '{repeat: 3}',                true,  5, None",
    "Soak,  '{repeat: 2}',                true,  1, Repeating",
    "Soak,  '{repeat: 2}',                true,  2, None",
    "Load,  '{repeat: 2, reruns: 0}',     true,  2, None",
  })
  void aRunIsTriedAsOftenAsItsPolicySaysAndInDoubtMoreOften(
      String tier, String policy, boolean doubt, int made, String follows) {
    var next = after(tier, policy, judged(Verdict.Failed, doubt), made);
    assertThat(next instanceof Again again ? again.reason() : "None").isEqualTo(follows);
    if (next instanceof Again again) {
      assertThat(again.number()).isEqualTo(made + 1);
      assertThat(again.notBefore()).isEqualTo(ENDED.plusSeconds(5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', 1, 'p(95) is over its threshold; trying again in 5 s to be sure (try 2 of 3).'",
    "'{rerunDelay: \"1m\"}', 2, '; trying again in 60 s to be sure (try 3 of 3).'",
    "'{rerunDelay: \"1h30m\"}', 1, '; trying again in 1h30m to be sure (try 2 of 3).'",
    "'{rerunDelay: \"0s\"}', 1, '; trying again at once to be sure (try 2 of 3).'",
    "'{rerunDelay: \"500ms\"}', 1, '; trying again in 500ms to be sure (try 2 of 3).'",
    "'{repeat: 3}', 1, 'Every run is tried 3 times; try 2 starts in 5 s.'",
  })
  void peopleReadWhyAndWhen(String policy, int made, String sentence) {
    var again = (Again) after("Load", policy, judged(Verdict.Failed, true), made);
    assertThat(again.message()).endsWith(sentence);
  }

  @Test
  void whatCannotBeJudgedIsNotRepeated() {
    assertThat(after("Load", "{repeat: 5}", Judgement.error("BadThreshold", "what."), 1))
        .isEqualTo(new None());
  }

  @Test
  void thePauseIsThatOfThePolicy() {
    var again = (Again) after("Load", "{rerunDelay: '2m'}", judged(Verdict.Failed, true), 1);
    assertThat(again.notBefore()).isEqualTo(ENDED.plusSeconds(120));
  }

  private static NextAttempt after(String tier, String policy, Judgement judgement, int made) {
    var spec =
        Specs.spec(
            "{script: {inline: 'x'}, tier: '%s', judgement: %s}"
                .formatted(tier, policy.replace('"', '\'')));
    return NextAttempt.after(spec, judgement, made, ENDED);
  }

  private static Judgement judged(Verdict verdict, boolean doubt) {
    return new Judgement(
        verdict,
        Classification.InsufficientData,
        "Some",
        "Because.",
        List.of(),
        List.of(),
        List.of(),
        new Calibration(3, 5),
        Admission.Quarantined,
        doubt ? Optional.of(DOUBT) : Optional.empty());
  }
}
