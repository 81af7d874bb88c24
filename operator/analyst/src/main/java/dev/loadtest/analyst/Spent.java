package dev.loadtest.analyst;

import java.time.LocalDate;

/**
 * What a namespace has used of a day's budget.
 *
 * @param day in UTC
 * @param calls requests that were sent
 * @param tokens of questions and answers; of those under way as many as they may take
 */
public record Spent(LocalDate day, int calls, long tokens) {

  static Spent nothing(LocalDate day) {
    return new Spent(day, 0, 0);
  }

  Spent plus(int moreCalls, long moreTokens) {
    return new Spent(day, calls + moreCalls, Math.max(0, tokens + moreTokens));
  }
}
