package dev.loadtest.core.heal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What to change in a test, within all bounds.
 *
 * @param id of test, run and changes: the same run proposes the same again
 * @param run the run that it answers
 * @param changes at least one
 * @param confidencePercent how sure the judge is of what they answer
 * @param source whose idea it was; bounds and statistics are the same for both
 * @param refused changes that were thought of and are not proposed, each with its reason
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Proposal(
    String id,
    String run,
    List<ProposedChange> changes,
    int confidencePercent,
    Source source,
    List<String> refused) {

  public Proposal {
    changes = List.copyOf(changes);
    refused = refused == null ? List.of() : List.copyOf(refused);
  }

  /** The changes without their reasons. */
  public List<Change> bare() {
    return changes.stream().map(ProposedChange::change).toList();
  }

  /** Whose idea a proposal was. */
  public enum Source {
    Rules,
    Model
  }
}
