package dev.loadtest.cli.command;

import dev.loadtest.cli.local.LocalRun;
import dev.loadtest.cli.show.Glance;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.core.lifecycle.AttemptState;
import dev.loadtest.core.lifecycle.Observation;
import dev.loadtest.core.status.RunProjection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Shows a local run while it goes on and keeps the last lines that k6 and the script print. */
final class RunWatch implements LocalRun.Watcher {
  private static final int KEPT_LINES = 100;

  private final String test;
  private final Screen screen;
  private final boolean verbose;
  private final Deque<String> last = new ArrayDeque<>();

  RunWatch(String test, Screen screen, boolean verbose) {
    this.test = test;
    this.screen = screen;
    this.verbose = verbose;
  }

  @Override
  public void seen(AttemptState state, Observation seen) {
    var status = new RunProjection(Optional.empty(), 0, seen.now()).active(seen, state, null);
    long dropped = seen.progress().map(p -> Math.round(p.droppedIterations())).orElse(0L);
    screen.show(Glance.of(test, status, dropped), seen.now());
  }

  @Override
  public synchronized void said(String line) {
    last.addLast(line);
    if (last.size() > KEPT_LINES) {
      last.removeFirst();
    }
    if (verbose) {
      screen.print("k6| " + line);
    }
  }

  synchronized List<String> lastLines() {
    return List.copyOf(last);
  }
}
