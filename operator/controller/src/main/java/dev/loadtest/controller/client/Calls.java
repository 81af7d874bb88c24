package dev.loadtest.controller.client;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads for calls to many runners: in parallel, and not so many that the API server would feel
 * 500 runners at once.
 */
public final class Calls {
  private static final int MOST = 32;

  private Calls() {}

  public static ExecutorService atOnce(int calls) {
    return Executors.newFixedThreadPool(Math.clamp(calls, 1, MOST), Thread.ofVirtual().factory());
  }

  /**
   * Waits for what a call gives.
   *
   * @throws IllegalStateException with the cause of a call that failed
   */
  public static <T> T result(Future<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
