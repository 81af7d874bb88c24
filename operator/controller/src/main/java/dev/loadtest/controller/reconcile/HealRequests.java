package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.git.Failure;
import dev.loadtest.controller.git.PullRequestOutcome;
import dev.loadtest.controller.git.PullRequestState;
import dev.loadtest.controller.observe.HealObserver;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.lifecycle.HealObservation.SeenPullRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follows the pull request of a heal. */
final class HealRequests {
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration PASSING = Duration.ofSeconds(30);
  private static final Duration LASTING = Duration.ofMinutes(5);
  private static final String WAITS = "pull request #%d waits for a person";
  private static final String UNSEEN = "nobody knows how the pull request stands: ";

  private final ForgeErrands forges;
  private final HealObserver observer;
  private final Clock clock;

  HealRequests(ForgeErrands forges, HealObserver observer, Clock clock) {
    this.forges = forges;
    this.observer = observer;
    this.clock = clock;
  }

  /** What came of a wish for a pull request. */
  sealed interface Answer {
    /** Write down where the heal stands now. */
    record Moved(Heal heal) implements Answer {}

    /** Nothing yet; ask again then. {@code heal} has another note, where there is one. */
    record Later(Instant again, Optional<Heal> heal) implements Answer {}
  }

  Answer open(LoadTest test, Heal heal) {
    return forges
        .ensure(
            test,
            heal,
            () -> HealFacts.of(test, heal, observer.answered(test, heal.proposal().run())))
        .map(outcome -> answer(heal, outcome))
        .orElseGet(() -> later(SOON, Optional.empty()));
  }

  /**
   * How it stands.
   *
   * @param state empty where it is not known yet
   * @param note what the heal's note becomes
   */
  record Look(Optional<SeenPullRequest> state, Optional<Heal> note) {
    static final Look NONE = new Look(Optional.empty(), Optional.empty());

    static Look of(SeenPullRequest state) {
      return new Look(Optional.of(state), Optional.empty());
    }
  }

  Look look(LoadTest test, Heal heal) {
    return forges.look(test, heal).map(state -> look(heal, state)).orElse(Look.NONE);
  }

  private Look look(Heal heal, PullRequestState state) {
    return switch (state) {
      case PullRequestState.Open o -> open(heal);
      case PullRequestState.EditedByPerson e -> open(heal);
      case PullRequestState.Merged m -> Look.of(SeenPullRequest.Merged);
      case PullRequestState.Rejected r -> Look.of(SeenPullRequest.Closed);
      case PullRequestState.Withdrawn w -> Look.NONE;
      case PullRequestState.Absent(String why) -> unseen(heal, why);
      case PullRequestState.Failed(Failure failure) ->
          failure.passing() ? Look.NONE : unseen(heal, failure.sentence());
    };
  }

  /** What a person must put right is said, until it is. */
  private Look unseen(Heal heal, String why) {
    return new Look(Optional.empty(), Optional.of(heal.to(heal.state(), UNSEEN + why, now())));
  }

  private Look open(Heal heal) {
    Optional<Heal> again =
        heal.note().startsWith(UNSEEN)
            ? Optional.of(
                heal.to(heal.state(), WAITS.formatted(heal.pullRequest().number()), now()))
            : Optional.empty();
    return new Look(Optional.of(SeenPullRequest.Open), again);
  }

  /** When to ask for an answer that is on its way; empty where none is. */
  Optional<Instant> answer(LoadTest test, Heal heal) {
    return forges.isLooking(test, heal)
        ? Optional.of(clock.instant().plus(SOON))
        : Optional.empty();
  }

  /** Closes it; the heal moves on when that is done, or cannot be. */
  Answer close(LoadTest test, Heal heal) {
    return forges
        .close(test, heal)
        .map(
            state ->
                state instanceof PullRequestState.Failed(Failure failure) && failure.passing()
                    ? later(PASSING, Optional.empty())
                    : (Answer) new Answer.Moved(heal))
        .orElseGet(() -> later(SOON, Optional.empty()));
  }

  private Answer answer(Heal heal, PullRequestOutcome outcome) {
    return switch (outcome) {
      case PullRequestOutcome.Open open -> opened(heal, open.number(), open.url(), WAITS);
      case PullRequestOutcome.EditedByPerson(int number, String url) ->
          opened(heal, number, url, "somebody else works on pull request #%d: it is theirs");
      case PullRequestOutcome.Merged(int number, String url, String commit) ->
          opened(heal, number, url, "pull request #%d is merged; the change is on its way");
      case PullRequestOutcome.Rejected(int number, String url) ->
          new Answer.Moved(
              heal.with(new Heal.PullRequest(number, url))
                  .to(
                      Heal.State.Rejected,
                      "pull request #%d was closed without being merged".formatted(number),
                      now()));
      case PullRequestOutcome.AlreadyThere there ->
          later(PASSING, noted(heal, "the file in Git has the change already; it is on its way"));
      case PullRequestOutcome.Refused(String why) -> later(LASTING, noted(heal, why));
      case PullRequestOutcome.Failed(Failure failure) ->
          later(failure.passing() ? PASSING : LASTING, noted(heal, failure.sentence()));
    };
  }

  private Answer opened(Heal heal, int number, String url, String why) {
    return new Answer.Moved(
        heal.with(new Heal.PullRequest(number, url))
            .to(Heal.State.PullRequestOpen, why.formatted(number), now()));
  }

  private Optional<Heal> noted(Heal heal, String why) {
    String note = "no pull request yet: " + why;
    return heal.note().equals(note)
        ? Optional.empty()
        : Optional.of(heal.to(heal.state(), note, now()));
  }

  private Answer later(Duration wait, Optional<Heal> heal) {
    return new Answer.Later(clock.instant().plus(wait), heal);
  }

  private String now() {
    return clock.instant().toString();
  }
}
