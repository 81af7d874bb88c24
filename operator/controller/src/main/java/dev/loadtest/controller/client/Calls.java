package dev.loadtest.controller.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
}
