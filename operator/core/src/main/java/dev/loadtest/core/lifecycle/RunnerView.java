package dev.loadtest.core.lifecycle;

import dev.loadtest.core.summary.RunnerProgress;
import dev.loadtest.core.summary.RunnerReady;
import dev.loadtest.core.summary.RunnerReport;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One runner as it was seen.
 *
 * @param index its place, from 0
 * @param stage how far it is
 * @param trouble what keeps it from getting on
 * @param ready what it reported when it was ready
 * @param progress its latest progress
 * @param report its result, once read
 * @param releasedMs when its load started, by the observer's clock. Unit: epoch ms
 */
public record RunnerView(
    int index,
    Stage stage,
    Optional<Trouble> trouble,
    Optional<RunnerReady> ready,
    Optional<RunnerProgress> progress,
    Optional<RunnerReport> report,
    OptionalLong releasedMs) {

  /** How far a runner is. */
  public enum Stage {
    /** No process yet. */
    Waiting,
    /** A process that is not ready to send load. */
    Started,
    /** Held until all are ready. */
    Ready,
    Running,
    /** Its load has ended; it waits for the others to run teardown(). */
    Draining,
    Ended
  }

  public static RunnerView at(int index, Stage stage) {
    return new RunnerView(
        index,
        stage,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  public static RunnerView in(int index, Stage stage, Trouble trouble) {
    return new RunnerView(
        index,
        stage,
        Optional.of(trouble),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** With the ready report of elsewhere, where this view has none. */
  public RunnerView readyIfMissing(Supplier<Optional<RunnerReady>> elsewhere) {
    return new RunnerView(index, stage, trouble, ready.or(elsewhere), progress, report, releasedMs);
  }

  boolean is(Stage wanted) {
    return stage == wanted;
  }

  boolean atLeast(Stage wanted) {
    return stage.compareTo(wanted) >= 0;
  }
}
