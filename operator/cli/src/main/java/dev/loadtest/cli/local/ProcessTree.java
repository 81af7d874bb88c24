package dev.loadtest.cli.local;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A process and all that it started. k6 is the supervisor's child in a process group of its own:
 * were the supervisor killed, nothing would lead to k6 any more, so children are noted while they
 * can be seen.
 */
final class ProcessTree {
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Process root;
  private final Set<ProcessHandle> children = new LinkedHashSet<>();

  ProcessTree(Process root) {
    this.root = root;
  }

  /** Notes the children that there are now. */
  synchronized void look() {
    root.descendants().forEach(children::add);
  }

  /** Asks the process to end; it ends its children. */
  void ask() {
    look();
    root.destroy();
  }

  /** Waits for a moment, then kills what is still there. */
  void end() {
    try {
      root.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  /** Kills everything at once. */
  synchronized void kill() {
    look();
    root.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  boolean alive() {
    return root.isAlive() || children.stream().anyMatch(ProcessHandle::isAlive);
  }
}
