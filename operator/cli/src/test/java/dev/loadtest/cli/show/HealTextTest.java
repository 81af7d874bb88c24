package dev.loadtest.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.analysis.Cause;
import dev.loadtest.core.analysis.Confidence;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.status.AnalysisStatus;
import dev.loadtest.core.status.HealingStatus;
import dev.loadtest.core.status.HealingStatus.ChangeStatus;
import dev.loadtest.core.status.HealingStatus.ProofStatus;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read of diagnoses, heals and changed files. */
class HealTextTest {
  private static final HealingStatus HEAL =
      new HealingStatus(
          "h1234abcd",
          Mode.Suggest,
          State.Proven,
          "trial run shop-2 passed",
          "shop-1",
          List.of(
              new ChangeStatus(
                  "thresholds[p95].expression",
                  "p(95)<400",
                  "p(95)<440",
                  "ThresholdInNoiseBand",
                  "p95 is normally 402 ms"),
              new ChangeStatus("thresholds[p99]", null, "p(99)<900", "Stable", "there was none")),
          List.of(new ProofStatus("shop-2", "Trial", Verdict.Passed)),
          null,
          "jane (unauthenticated)",
          "2026-11-21T12:00:00Z");

  @Test
  void aHealIsToldWholly() {
    assertThat(new HealText(Palette.Plain, ZoneOffset.UTC).lines("shop", HEAL))
        .containsExactly(
            "h1234abcd  Proven  shop  2026-11-21 12:00:00, after shop-1",
            "    trial run shop-2 passed.",
            "  thresholds[p95].expression: p(95)<400 -> p(95)<440",
            "    p95 is normally 402 ms",
            "  thresholds[p99]: nothing -> p(99)<900",
            "    there was none",
            "  proofs: shop-2 (trial, passed)",
            "  approved by: jane (unauthenticated)");
  }

  @Test
  void aDiagnosisIsWrappedBesideItsHeads() {
    var analysis =
        new AnalysisStatus(
            "p95 is 660 ms.",
            Cause.PoolLimit,
            "word ".repeat(40).strip(),
            null,
            Confidence.High,
            true,
            null);
    List<String> lines = new DiagnosisText(Palette.Plain).lines(analysis);
    assertThat(lines.get(0)).isEqualTo("  what         p95 is 660 ms.");
    assertThat(lines.get(1)).startsWith("  likely cause pool limit (confidence high): word");
    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  @Test
  void onlyLinesThatDifferAreShown() {
    var diff = new DiffText(Palette.Plain);
    assertThat(diff.lines("a\nb\nc\n", "a\nB\nc\n")).containsExactly("     2 - b", "     2 + B");
    assertThat(diff.lines("a\nb\nc\nd\n", "a\nx\nb\nc\n"))
        .containsExactly("     2 + x", "     4 - d");
    assertThat(diff.lines("a\n", "a\n")).isEmpty();
  }
}
