package dev.loadtest.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM while something goes on: it is told to end, and the JVM waits until it is
 * closed, so that processes are gone and the record is written.
 */
final class Interrupt implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  private Interrupt(Runnable cancel) {
    this.hook = new Thread(() -> end(cancel), "interrupt");
  }

  static Interrupt on(Runnable cancel) {
    Interrupt interrupt = new Interrupt(cancel);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  private void end(Runnable cancel) {
    cancel.run();
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // the hook runs, and has just been told that all is over
    }
  }
}
