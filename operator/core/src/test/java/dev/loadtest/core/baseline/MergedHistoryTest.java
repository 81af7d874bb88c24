package dev.loadtest.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergedHistoryTest {
  @Test
  void runsOfBothAreThereOnceOldestFirst() {
    var mine = history(run("b", 2), run("c", 3));
    var other = history(run("a", 1), run("c", 3), run("c", 4));
    assertThat(MergedHistory.of(mine, other).runs())
        .extracting(KeptRun::run, KeptRun::completed)
        .containsExactly(of("a", 1), of("b", 2), of("c", 3), of("c", 4));
  }

  @Test
  void mergingTwiceChangesNothing() {
    var mine = history(run("b", 2));
    var other = history(run("a", 1));
    var merged = MergedHistory.of(mine, other);
    assertThat(MergedHistory.of(merged, other)).isEqualTo(merged);
  }

  @Test
  void acceptanceOfEitherSideCounts() {
    var accepted = history(run("a", 1).with(Admission.Accepted));
    var doubted = history(run("a", 1).with(Admission.Quarantined));
    for (var merged :
        List.of(MergedHistory.of(accepted, doubted), MergedHistory.of(doubted, accepted))) {
      assertThat(merged.runs()).extracting(KeptRun::admission).containsExactly(Admission.Accepted);
    }
  }

  @Test
  void otherwiseTheRunStaysAsItWasHere() {
    var merged =
        MergedHistory.of(history(run("a", 1).with(Admission.Quarantined)), history(run("a", 1)));
    assertThat(merged.runs().getFirst().admission()).isEqualTo(Admission.Quarantined);
  }

  @Test
  void theOldestRunsGoBeyondTheLimit() {
    var many = new RunHistory(IntStream.range(0, 80).mapToObj(i -> run("r" + i, i)).toList(), null);
    var merged = MergedHistory.of(many, history(run("new", 99)));
    assertThat(merged.runs()).hasSize(RunHistory.KEPT);
    assertThat(merged.runs().getLast().run()).isEqualTo("new");
    assertThat(merged.run("r0")).isEmpty();
  }

  @Test
  void anOpenAnchorTakesTheLevelThatTheOtherOneKnows() {
    var open = Anchor.open("p95", "http_req_duration", "p(95)<500");
    var known = Anchor.at("p95", "http_req_duration", "p(95)<500", 412);
    var changed = Anchor.at("p95", "http_req_duration", "p(95)<800", 700);
    assertThat(anchors(open, known)).containsExactly(known);
    assertThat(anchors(known, changed)).containsExactly(known);
    assertThat(anchors(open, changed)).containsExactly(open);
  }

  private static List<Anchor> anchors(Anchor mine, Anchor other) {
    return MergedHistory.of(
            new RunHistory(List.of(), List.of(mine)), new RunHistory(List.of(), List.of(other)))
        .anchors();
  }

  private static RunHistory history(KeptRun... runs) {
    return new RunHistory(List.of(runs), List.of());
  }

  private static KeptRun run(String name, int minute) {
    return new KeptRun(
        name, completed(minute), Admission.Admitted, null, new TreeMap<>(), null, true);
  }

  private static String completed(int minute) {
    return "2026-11-21T%02d:%02d:00Z".formatted(minute / 60, minute % 60);
  }

  private static org.assertj.core.groups.Tuple of(String run, int minute) {
    return org.assertj.core.groups.Tuple.tuple(run, completed(minute));
  }
}
