package dev.loadtest.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.SeenRollout;
import dev.loadtest.core.lifecycle.TestObservation;
import dev.loadtest.core.spec.Problem;
import dev.loadtest.core.spec.SpecValidator;
import dev.loadtest.core.spec.Specs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestProjectionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Ledger LEDGER =
      Ledger.empty()
          .with(
              new LedgerEntry(
                  "checkout-1",
                  "2026-11-21T02:08:30Z",
                  "Schedule",
                  "d",
                  Verdict.Failed,
                  Classification.Stable,
                  "ThresholdsCrossed",
                  "Failed.",
                  "412ms",
                  "0.4%",
                  "+64%",
                  3,
                  5,
                  "Look at it."));

  @Test
  void aValidTestIsReadyWhateverItsLastRunSaid() {
    LoadTestStatus status = valid(Optional.empty(), NOW);
    assertThat(status("Ready", status)).isEqualTo("True");
    assertThat(status("Stalled", status)).isEqualTo("False");
    assertThat(status.verdict()).isEqualTo(Verdict.Failed);
    assertThat(status.lastRun().name()).isEqualTo("checkout-1");
    assertThat(status.runs()).isEqualTo(1);
    assertThat(status.active()).containsExactly("checkout-2");
    assertThat(status.nextScheduleTime()).isEqualTo("2026-11-22T02:00:00Z");
    assertThat(status.observedRollout()).isEqualTo("3:x");
  }

  @Test
  void theSameSightGivesTheSameStatusLaterToo() {
    LoadTestStatus first = valid(Optional.empty(), NOW);
    assertThat(valid(Optional.of(first), NOW.plusSeconds(60))).isEqualTo(first);
  }

  @Test
  void aStatusThatWasReadEqualsTheOneThatWasWritten() throws JsonProcessingException {
    var json = new ObjectMapper();
    var projection =
        new TestProjection(
            Optional.empty(), 1, Ledger.empty(), List.of(), false, HealHistory.EMPTY, NOW);
    for (LoadTestStatus status :
        List.of(
            valid(Optional.empty(), NOW),
            projection.invalid(List.of(new Problem("spec.script", "is missing"))))) {
      assertThat(json.readValue(json.writeValueAsString(status), LoadTestStatus.class))
          .isEqualTo(status);
    }
  }

  @Test
  void anInvalidTestSaysEveryFieldAndRemedyAndKeepsItsMemory() {
    var before = valid(Optional.empty(), NOW);
    var problems = SpecValidator.validate(Specs.spec("{script: {}, options: {vus: 5}}"));
    LoadTestStatus status =
        new TestProjection(Optional.of(before), 2, LEDGER, List.of(), true, HealHistory.EMPTY, NOW)
            .invalid(problems);
    assertThat(status("Ready", status)).isEqualTo("False");
    assertThat(status("Stalled", status)).isEqualTo("True");
    assertThat(status("Suspended", status)).isEqualTo("True");
    String message = status.conditions().getFirst().message();
    assertThat(problems).hasSize(2);
    assertThat(problems)
        .allSatisfy(p -> assertThat(message).contains(p.field() + ": " + p.message()));
    assertThat(status.lastScheduleTime()).isEqualTo(before.lastScheduleTime());
    assertThat(status.observedRollout()).isEqualTo("3:x");
    assertThat(status.nextScheduleTime()).isNull();
  }

  private static LoadTestStatus valid(Optional<LoadTestStatus> before, Instant now) {
    var spec = Specs.spec("{script: {inline: 'x'}, schedule: {cron: '0 2 * * *'}}");
    var seen =
        new TestObservation(
            "checkout",
            "uid",
            spec,
            NOW,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Instant.parse("2026-11-21T02:00:00Z")),
            Optional.empty(),
            SeenRollout.parse("3:x"),
            Optional.empty(),
            Optional.empty(),
            LEDGER.past(),
            List.of(),
            now);
    return new TestProjection(
            before, 1, LEDGER, List.of("checkout-2"), false, HealHistory.EMPTY, now)
        .valid(seen, seen.lastScheduled(), seen.seenRollout());
  }

  private static String status(String type, LoadTestStatus status) {
    return status.conditions().stream()
        .filter(c -> c.type().equals(type))
        .findFirst()
        .orElseThrow()
        .status()
        .name();
  }
}
