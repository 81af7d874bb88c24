package dev.loadtest.analyst;

import dev.loadtest.core.analysis.ModelAnswer;

/** What came of asking a model. */
public sealed interface Outcome {

  /**
   * It answered, and the answer could be read.
   *
   * @param raw its own words, redacted and cut, to be kept with the run
   * @param tokensIn of all requests together, as the provider counts; 0 where it does not say
   * @param tokensOut the same for the answers
   * @param millis from the question to the answer. Unit: ms
   * @param repaired whether it had to be asked a second time
   * @param cached whether the same had been asked before: nothing was sent
   */
  record Answered(
      ModelAnswer answer,
      String raw,
      long tokensIn,
      long tokensOut,
      long millis,
      boolean repaired,
      boolean cached)
      implements Outcome {

    Answered fromCache() {
      return new Answered(answer, raw, 0, 0, 0, repaired, true);
    }
  }

  /**
   * It did not. The rules' text stands alone then.
   *
   * @param sentence for people: what went wrong and what to do; holds no key
   */
  record Failed(Failure kind, String sentence) implements Outcome {}

  /** Why there is no answer. */
  enum Failure {
    /** The key is missing, wrong, or may not use the model: 401, 403. */
    Unauthorized,
    /** Asked too often, or the account's credit is used up: 429. */
    RateLimited,
    /** No answer in time. */
    Timeout,
    /** No connection: refused, unknown host, broken off. */
    Unreachable,
    /** The provider's fault: 5xx. */
    ServerError,
    /** An answer that is none, twice. */
    Unreadable,
    /** The namespace has asked enough for today. */
    BudgetExhausted,
    /** The operator may not talk to this address, or was sent on to another one. */
    AddressNotAllowed,
    /** An answer beyond all bounds. */
    TooLarge,
    /** The provider refused the request (other 4xx), or the model refused to answer. */
    Refused
  }
}
