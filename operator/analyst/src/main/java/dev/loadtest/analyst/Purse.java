package dev.loadtest.analyst;

import dev.langchain4j.model.output.TokenUsage;
import dev.loadtest.analyst.Outcome.Failure;

/** What one question costs, out of its namespace's budget. */
final class Purse {
  private final DailyBudget budget;
  private final String namespace;
  private long tokensIn;
  private long tokensOut;

  Purse(DailyBudget budget, String namespace) {
    this.budget = budget;
    this.namespace = namespace;
  }

  long tokensIn() {
    return tokensIn;
  }

  long tokensOut() {
    return tokensOut;
  }

  /** Takes what a request may cost at most. */
  void take(long tokens) {
    if (!budget.take(namespace, tokens)) {
      throw CallFailed.without(Failure.BudgetExhausted);
    }
  }

  /** Gives back what was not used; all of it counts where the provider does not say. */
  void paid(long taken, TokenUsage usage) {
    long in = usage == null ? 0 : atLeastZero(usage.inputTokenCount());
    long out = usage == null ? 0 : atLeastZero(usage.outputTokenCount());
    tokensIn += in;
    tokensOut += out;
    if (in + out > 0) {
      settle(taken, in + out);
    }
  }

  /** What was refused or never arrived costs nothing; what was cut off may have. */
  void failed(long taken, CallFailed failed) {
    boolean free =
        switch (failed.kind()) {
          case Unauthorized, RateLimited, Unreachable, ServerError, AddressNotAllowed -> true;
          case Refused -> failed.status() > 0;
          case Timeout, Unreadable, TooLarge, BudgetExhausted -> false;
        };
    if (free) {
      settle(taken, 0);
    }
  }

  private void settle(long taken, long used) {
    try {
      budget.settle(namespace, taken, used);
    } catch (RuntimeException notKept) {
      // What was taken stays taken: the answer is worth more than the rest of the budget.
    }
  }

  /** Tokens of a provider that lies are at most so many. */
  private static long atLeastZero(Integer tokens) {
    return tokens == null ? 0 : Math.clamp(tokens, 0, 10_000_000);
  }
}
