package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.observe.HealObserver;
import dev.loadtest.controller.observe.TestObserver;
import dev.loadtest.controller.reconcile.HealRequests.Look;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.lifecycle.HealLifecycle;
import dev.loadtest.core.lifecycle.HealObservation;
import dev.loadtest.core.lifecycle.HealObservation.SeenPullRequest;
import dev.loadtest.core.lifecycle.HealStep;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One step of a test's current heal, chosen by core. */
final class HealProgress {
  private static final int UNPROCESSABLE = 422;
  private static final int LONGEST = 300;

  private final HealObserver observer;
  private final HealRequests requests;
  private final TestSteps steps;

  HealProgress(HealObserver observer, HealRequests requests, TestSteps steps) {
    this.observer = observer;
    this.requests = requests;
    this.steps = steps;
  }

  /** What came of a look. */
  sealed interface Outcome {
    /** Something was done: look again soon. */
    record Done() implements Outcome {}

    /** Nothing was due; look again at this time, if any. */
    record Idle(Optional<Instant> until) implements Outcome {}
  }

  Outcome advance(LoadTest test, HealHistory heals) {
    Optional<Heal> open =
        heals.current().filter(heal -> heal.state() == Heal.State.PullRequestOpen);
    Look look = open.map(heal -> requests.look(test, heal)).orElse(Look.NONE);
    Outcome outcome = advance(test, heals, look.state());
    if (outcome instanceof Outcome.Done) {
      return outcome;
    }
    Optional<Heal> noted =
        look.note().filter(heal -> !open.map(Heal::note).equals(Optional.of(heal.note())));
    if (noted.isPresent()) {
      return keep(test, heals, noted.get());
    }
    Optional<Instant> answer = open.flatMap(heal -> requests.answer(test, heal));
    return answer.isPresent() ? new Outcome.Idle(answer) : outcome;
  }

  private Outcome advance(LoadTest test, HealHistory heals, Optional<SeenPullRequest> pullRequest) {
    return observer
        .observe(test, heals, pullRequest)
        .flatMap(seen -> HealLifecycle.nextStep(seen).map(step -> execute(test, seen, step)))
        .orElseGet(() -> new Outcome.Idle(Optional.empty()));
  }

  private Outcome execute(LoadTest test, HealObservation seen, HealStep step) {
    return switch (step) {
      case HealStep.Keep(Heal heal) -> keep(test, seen.heals(), heal);
      case HealStep.Prove prove -> {
        if (!TestObserver.suspended(test) && steps.runs().create(test, prove)) {
          steps
              .events()
              .normal(
                  test,
                  "RunCreated",
                  "Created %s (%s of %s)."
                      .formatted(
                          prove.run(),
                          prove.purpose().name().toLowerCase(Locale.ROOT),
                          prove.heal().id()));
        }
        yield new Outcome.Idle(Optional.empty());
      }
      case HealStep.Patch(var edits, var digest, Heal heal) -> {
        yield patch(
            test, seen, heal, () -> steps.tests().heal(test, seen.manifest(), edits, digest));
      }
      case HealStep.Propose(Heal heal) -> asked(test, seen, requests.open(test, heal));
      case HealStep.Withdraw(Heal heal) -> asked(test, seen, requests.close(test, heal));
      case HealStep.Await(var until) -> new Outcome.Idle(until);
    };
  }

  private Outcome asked(LoadTest test, HealObservation seen, HealRequests.Answer answer) {
    return switch (answer) {
      case HealRequests.Answer.Moved(Heal heal) -> keep(test, seen.heals(), heal);
      // A note is shown at once, though the forge is not asked again before long.
      case HealRequests.Answer.Later(Instant again, var noted) ->
          noted
              .map(heal -> keep(test, seen.heals(), heal))
              .orElseGet(() -> new Outcome.Idle(Optional.of(again)));
    };
  }

  private Outcome keep(LoadTest test, HealHistory before, Heal heal) {
    steps.heals().change(test, history -> history.with(heal));
    Optional<Heal> known = before.heal(heal.id());
    if (known.filter(h -> h.state() == heal.state()).isEmpty()) {
      // Nobody could tell of it when it was written: that is repeated after conflicts.
      known.filter(h -> h.state() == Heal.State.Proposed).ifPresent(h -> tell(test, h));
      tell(test, heal);
    }
    return new Outcome.Done();
  }

  /**
   * Another write may have come first: the next look sees it, and decides anew. A refusal of the
   * object as it was looked at is final.
   */
  private Outcome patch(LoadTest test, HealObservation seen, Heal heal, Runnable write) {
    try {
      write.run();
      return new Outcome.Done();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return new Outcome.Done();
      }
      if (e.getCode() != UNPROCESSABLE) {
        throw e;
      }
      return observer.isOutdated(test, seen)
          ? new Outcome.Done()
          : keep(test, seen.heals(), refused(heal, seen, e.getMessage()));
    }
  }

  private static Heal refused(Heal heal, HealObservation seen, String message) {
    String why = message == null ? "" : message.substring(0, Math.min(LONGEST, message.length()));
    return heal.to(
        Heal.State.Superseded, "the API server refused the change: " + why, seen.now().toString());
  }

  private void tell(LoadTest test, Heal heal) {
    String what = "%s (%s): %s".formatted(heal.id(), changes(heal), sentence(heal.note()));
    switch (heal.state()) {
      case Proposed, Trying, Proven, PullRequestOpen, Applying, Confirming, Confirmed ->
          steps.events().normal(test, "Heal" + heal.state(), what);
      case Reverting, Reverted, Disproven, Rejected, Superseded ->
          steps.events().warning(test, "Heal" + heal.state(), what);
    }
  }

  private static String changes(Heal heal) {
    return heal.proposal().changes().stream()
        .map(ProposedChange::change)
        .map(c -> "%s: %s -> %s".formatted(c.field(), shown(c.from()), shown(c.to())))
        .collect(Collectors.joining("; "));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "nothing" : value;
  }

  /** A note may end with what a run said, which is a sentence already. */
  static String sentence(String note) {
    return note.endsWith(".") ? note : note + ".";
  }
}
