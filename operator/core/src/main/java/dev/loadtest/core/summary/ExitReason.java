package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Why a runner's load ended. Source: {@code docs/runner-protocol.md}, {@code exit.reason}. */
public enum ExitReason {
  /** k6 ended by itself. */
  None(Measured.Whole),
  /** The script threw where k6 cannot go on. */
  ScriptError(Measured.Broken),
  /** The load is described twice, by the spec and by the script. */
  ScriptHasScenarios(Measured.Broken),
  ScriptNotFound(Measured.Broken),
  /** k6 refused the options. */
  ConfigurationError(Measured.Broken),
  BadThreshold(Measured.Broken),
  /** For example fewer VUs than runners. */
  ImpossiblePlan(Measured.Broken),
  SetupFailed(Measured.Broken),
  SetupTimeout(Measured.Broken),
  TeardownFailed(Measured.Broken),
  /** The script called test.abort. */
  ScriptAborted(Measured.Broken),
  /** The script called test.fail. */
  MarkedFailed(Measured.Whole),
  /** Over the control API. */
  Stopped(Measured.Partly),
  /** By a signal. */
  Interrupted(Measured.Broken),
  OutOfMemory(Measured.Broken),
  NeverReleased(Measured.Broken),
  /** Longer than the plan allows. */
  DurationExceeded(Measured.Partly),
  /** k6 crashed. */
  Panic(Measured.Broken),
  Unknown(Measured.Broken);

  private final Measured measured;

  ExitReason(Measured measured) {
    this.measured = measured;
  }

  /** What the numbers are worth. */
  public Measured measured() {
    return measured;
  }

  /** As in the protocol: empty for {@link #None}. */
  @JsonValue
  public String protocolName() {
    return this == None ? "" : name();
  }

  /** Reads the protocol's name; {@link #Unknown} for one that this version does not know. */
  public static ExitReason ofProtocol(String name) {
    return name == null
        ? None
        : Arrays.stream(values())
            .filter(reason -> reason.protocolName().equals(name))
            .findFirst()
            .orElse(Unknown);
  }

  /** How much of the planned load was measured. */
  public enum Measured {
    /** All of it. */
    Whole,
    /** Until it was stopped: a crossed threshold counts, a held one proves nothing. */
    Partly,
    /** The numbers are not to be judged. */
    Broken
  }
}
