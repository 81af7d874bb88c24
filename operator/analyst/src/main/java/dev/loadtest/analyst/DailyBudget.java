package dev.loadtest.analyst;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How much a namespace may ask on a day (UTC). What a request may take at most is taken before it
 * is sent, and what it did not take is given back: many at once cannot exceed the budget, and a
 * crash in between costs budget, not money.
 */
public final class DailyBudget {
  private final int mostCalls;
  private final long mostTokens;
  private final SpentStore store;
  private final InstantSource clock;

  /**
   * @param mostCalls requests a day and namespace
   * @param mostTokens tokens a day and namespace, of questions and answers
   */
  public DailyBudget(int mostCalls, long mostTokens, SpentStore store, InstantSource clock) {
    this.mostCalls = mostCalls;
    this.mostTokens = mostTokens;
    this.store = store;
    this.clock = clock;
  }

  /** Takes a request of at most so many tokens; false when there is no room for it. */
  synchronized boolean take(String namespace, long tokens) {
    Spent spent = today(namespace);
    if (spent.calls() >= mostCalls || spent.tokens() + tokens > mostTokens) {
      return false;
    }
    store.keep(namespace, spent.plus(1, tokens));
    return true;
  }

  /** Says what a request took that was taken for more. */
  synchronized void settle(String namespace, long taken, long used) {
    Spent spent = today(namespace);
    store.keep(namespace, spent.plus(0, used - taken));
  }

  private Spent today(String namespace) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return store
        .read(namespace)
        .filter(spent -> spent.day().equals(today))
        .orElse(Spent.nothing(today));
  }
}
