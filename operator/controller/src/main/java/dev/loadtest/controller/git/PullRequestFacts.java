package dev.loadtest.controller.git;

import java.util.List;
import java.util.Optional;

/**
 * What a pull request says. All texts are as they came: {@link PullRequestText} makes them
 * harmless.
 *
 * @param test name of the LoadTest
 * @param run the run that is answered
 * @param rows what was measured
 * @param changes at least one
 * @param reason in words, paragraphs are kept
 * @param author whose words the reasons are
 * @param proof the run that tried the changes
 */
public record PullRequestFacts(
    String namespace,
    String test,
    String run,
    List<Row> rows,
    List<Changed> changes,
    String reason,
    Author author,
    Optional<Proof> proof) {

  public PullRequestFacts {
    rows = List.copyOf(rows);
    changes = List.copyOf(changes);
  }

  /** A measure, with units, as people read it; empty where there is none. */
  public record Row(
      String metric,
      String baseline,
      String thisRun,
      String change,
      String thresholdBefore,
      String thresholdAfter) {}

  /** A field of the test. */
  public record Changed(String field, String from, String to, String why) {}

  /** A run with the changes, and its verdict in one sentence. */
  public record Proof(String run, String verdict) {}

  /** Whose words the reasons are. The numbers are always the judge's. */
  public enum Author {
    Rules,
    Model
  }
}
