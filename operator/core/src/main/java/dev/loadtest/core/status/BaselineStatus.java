package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.loadtest.core.judge.Calibration;

/** How far a test has learned what is normal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BaselineStatus(
    @JsonPropertyDescription("Comparable runs that count. Unit: runs. Example: 3") int runs,
    @JsonPropertyDescription("Runs it takes. Unit: runs. Example: 5") int needed,
    @JsonPropertyDescription("Learning until there are enough runs, then Ready. Example: Learning")
        State state,
    @JsonPropertyDescription("The same in words. Example: 3 of 5 runs") String text) {

  /** Whether there is enough to compare with. */
  public enum State {
    /** The baseline is provisional. */
    Learning,
    Ready
  }

  /** Null where nothing was judged, as status fields are. */
  static BaselineStatus of(Calibration calibration) {
    return of(calibration.runs(), calibration.needed());
  }

  static BaselineStatus of(int runs, int needed) {
    return needed == 0
        ? null
        : new BaselineStatus(
            runs,
            needed,
            runs < needed ? State.Learning : State.Ready,
            runs < needed ? "%d of %d runs".formatted(runs, needed) : runs + " runs");
  }

  BaselineStatus noting(String what) {
    return new BaselineStatus(runs, needed, state, text + "; " + what);
  }
}
