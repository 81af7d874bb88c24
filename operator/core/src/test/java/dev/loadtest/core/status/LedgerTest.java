package dev.loadtest.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest {

  @Test
  void aRunIsAddedOnce() {
    Ledger once = Ledger.empty().with(entry("a", 1));
    assertThat(once.with(entry("a", 1))).isEqualTo(once);
    assertThat(once.finished()).isEqualTo(1);
  }

  @Test
  void aRunOfTheSameNameThatEndedLaterIsAnotherRun() {
    Ledger ledger = Ledger.empty().with(entry("pr-12", 1)).with(entry("pr-12", 2));
    assertThat(ledger.finished()).isEqualTo(2);
    assertThat(ledger.latest().orElseThrow().completed()).isEqualTo(entry("pr-12", 2).completed());
  }

  @Test
  void itKeepsTheLatestRunsInTheOrderOfTheirEnd() {
    Ledger ledger = Ledger.empty();
    for (int i : IntStream.range(0, 500).map(i -> 499 - i).toArray()) {
      ledger = ledger.with(entry("run-" + i, i));
    }
    assertThat(ledger.finished()).isEqualTo(500);
    assertThat(ledger.runs()).hasSize(200);
    assertThat(ledger.latest().orElseThrow().run()).isEqualTo("run-499");
    assertThat(ledger.runs()).isSortedAccordingTo((a, b) -> a.completed().compareTo(b.completed()));
  }

  @Test
  void theWholeLedgerFitsIntoAConfigMap() throws JsonProcessingException {
    Ledger ledger = Ledger.empty();
    for (int i = 0; i < 300; i++) {
      ledger = ledger.with(entry("r".repeat(230) + i, i));
    }
    String json = new ObjectMapper().writeValueAsString(ledger);
    assertThat(json.length()).isLessThan(500_000);
    assertThat(new ObjectMapper().readValue(json, Ledger.class)).isEqualTo(ledger);
  }

  private static LedgerEntry entry(String run, int second) {
    return new LedgerEntry(
        run,
        java.time.Instant.ofEpochSecond(1_800_000_000L + second).toString(),
        "Change",
        "0f1e2d3c4b5a6978",
        Verdict.Passed,
        Classification.Stable,
        "ThresholdsPassed",
        "m".repeat(5000),
        "412ms",
        "0.4%",
        "+64%",
        3,
        5,
        null);
  }
}
