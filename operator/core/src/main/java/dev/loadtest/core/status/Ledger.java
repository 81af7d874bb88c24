package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.PastRuns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The compact history of a test, bounded, newest last. A ConfigMap in the cluster.
 *
 * @param finished how many runs have finished so far, forgotten ones included
 * @param runs the latest ones
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Ledger(long finished, List<LedgerEntry> runs) {
  private static final int KEPT = 200;

  public Ledger {
    runs = runs == null ? List.of() : List.copyOf(runs);
  }

  public static Ledger empty() {
    return new Ledger(0, List.of());
  }

  /**
   * With one more run; a run that is already in it changes nothing. A run of the same name that
   * ended at another time is another run: names of runs that others make can come again.
   */
  public Ledger with(LedgerEntry entry) {
    if (runs.stream().anyMatch(entry::sameRun)) {
      return this;
    }
    var all = new ArrayList<>(runs);
    all.add(entry);
    all.sort(Comparator.comparing(LedgerEntry::completed));
    return new Ledger(finished + 1, all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  /** What calibration asks about. */
  public PastRuns past() {
    int lastMeasured = -1;
    int count = 0;
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).verdict() != Verdict.Error) {
        lastMeasured = i;
        count++;
      }
    }
    return new PastRuns(finished, count, runs.size() - 1 - lastMeasured);
  }

  /** How much baseline there was when a run was judged last. */
  Optional<BaselineStatus> baseline() {
    return runs.reversed().stream()
        .filter(r -> r.baselineNeeded() != null)
        .findFirst()
        .map(r -> BaselineStatus.of(r.baselineRuns(), r.baselineNeeded()));
  }

  public Optional<LedgerEntry> latest() {
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
  }
}
