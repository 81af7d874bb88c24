package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;

/**
 * A finished run in a few hundred bytes. The ledger outlives the run's object.
 *
 * @param run the run's name
 * @param completed when its verdict was final. Unit: RFC 3339 time
 * @param trigger what started it
 * @param digest its execution digest
 * @param change against the baseline, as the columns show it
 * @param baselineRuns how many runs there were to compare with; null where nothing was judged
 * @param baselineNeeded how many it takes
 * @param action what a person must do; null when nothing is to be done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LedgerEntry(
    String run,
    String completed,
    String trigger,
    String digest,
    Verdict verdict,
    Classification classification,
    String reason,
    String message,
    String p95,
    String errors,
    String change,
    Integer baselineRuns,
    Integer baselineNeeded,
    String action) {

  private static final int MESSAGE_LIMIT = 300;

  public LedgerEntry {
    message = bounded(message);
    action = bounded(action);
  }

  private static String bounded(String text) {
    return text == null || text.length() <= MESSAGE_LIMIT
        ? text
        : text.substring(0, MESSAGE_LIMIT - 1) + "…";
  }

  boolean sameRun(LedgerEntry other) {
    return run.equals(other.run) && completed.equals(other.completed);
  }
}
