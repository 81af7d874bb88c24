package dev.loadtest.core.lifecycle;

import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.Proof;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.heal.SpecEdit;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.lifecycle.HealObservation.SeenPullRequest;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.plan.RunName;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The course of a heal, the same in the cluster and on a laptop. What is about to be done is
 * written down first; whoever comes after a crash finds the intent and the spec, and goes on or
 * goes back. An edit by a person meanwhile always wins.
 */
public final class HealLifecycle {
  /** A proof that could not be carried out is tried again so many times in all. */
  private static final int MOST_ERRORS = 2;

  private static final Duration PULL_REQUEST_LOOK = Duration.ofSeconds(30);

  private final HealObservation seen;
  private final Heal heal;
  private final String digest;

  private HealLifecycle(HealObservation seen, Heal heal) {
    this.seen = seen;
    this.heal = heal;
    this.digest = ExecutionDigest.of(seen.spec());
  }

  /** What to do next; empty when there is nothing to heal. */
  public static Optional<HealStep> nextStep(HealObservation seen) {
    Optional<Heal> reverted =
        seen.verbs()
            .revert()
            .flatMap(id -> seen.heals().heal(id))
            .filter(heal -> heal.state() == State.Confirmed);
    return reverted
        .or(() -> seen.heals().current())
        .map(heal -> new HealLifecycle(seen, heal).step());
  }

  private HealStep step() {
    if (asked(seen.verbs().reject()) && !heal.state().ended() && !isMade()) {
      return rejected("a person rejected it");
    }
    return switch (heal.state()) {
      case Proposed -> proposed();
      case Trying -> trying();
      case Proven -> proven();
      case PullRequestOpen -> pullRequest();
      case Applying -> applying();
      case Confirming -> confirming();
      case Reverting -> reverting();
      case Confirmed -> revertOnDemand();
      case Reverted, Disproven, Rejected, Superseded -> new HealStep.Await(Optional.empty());
    };
  }

  private HealStep proposed() {
    if (!isOriginal()) {
      return superseded();
    }
    return switch (seen.spec().healing().mode()) {
      case Off -> to(State.Superseded, "healing was switched off");
      case Apply -> seen.owner().isPresent() ? trial(becauseOwned()) : intend();
      case Suggest, PullRequest -> trial("a trial run is to prove it");
    };
  }

  private HealStep trial(String why) {
    return to(State.Trying, why);
  }

  private String becauseOwned() {
    return seen.owner().orElseThrow()
        + " owns the test and would undo a change, so a trial run proves the proposal";
  }

  /** Writes down what is going to be changed, before it is. */
  private HealStep intend() {
    try {
      List<SpecEdit> edits = SpecEdits.of(seen.manifest(), heal.proposal().bare());
      List<SpecEdit> undo = SpecEdits.undo(seen.manifest(), edits);
      Heal planned = heal.planned(edits, undo, ExecutionDigest.of(healed(edits)));
      return new HealStep.Keep(planned.to(State.Applying, "the test is being changed", now()));
    } catch (EditRefused refused) {
      return to(State.Superseded, refused.getMessage());
    }
  }

  private HealStep trying() {
    if (!isOriginal()) {
      return superseded();
    }
    return proving(true).orElseGet(this::tried);
  }

  private HealStep tried() {
    Proof proof = heal.lastProof().orElseThrow();
    return proof.isPositive()
        ? to(State.Proven, "trial run " + proof.run() + " passed" + elsewhere())
        : to(State.Disproven, "trial run %s did not pass: %s".formatted(proof.run(), said(proof)));
  }

  /** Whoever reads that a change is proven must know where to make it. */
  private String elsewhere() {
    return seen.owner()
        .filter(owner -> seen.spec().healing().mode() != Mode.PullRequest)
        .map(owner -> "; " + owner + " owns the test: make the change where it comes from")
        .orElse("");
  }

  private HealStep proven() {
    if (allInPlace()) {
      return to(State.Confirmed, "the test was changed as proposed");
    }
    if (!isOriginal()) {
      return superseded();
    }
    if (seen.spec().healing().mode() == Mode.Off) {
      return to(State.Superseded, "healing was switched off");
    }
    if (seen.spec().healing().mode() == Mode.PullRequest) {
      return new HealStep.Propose(heal);
    }
    if (!asked(seen.verbs().approve())) {
      return new HealStep.Await(Optional.empty());
    }
    return seen.owner()
        .map(owner -> said(owner + " owns the test: make the approved change where it comes from"))
        .orElseGet(this::approved);
  }

  /** Said once: a note that stands there already is nothing new. */
  private HealStep said(String note) {
    return heal.note().equals(note) ? new HealStep.Await(Optional.empty()) : to(heal.state(), note);
  }

  private HealStep approved() {
    HealStep next = intend();
    return next instanceof HealStep.Keep(Heal planned) && seen.verbs().approval().isPresent()
        ? new HealStep.Keep(planned.with(seen.verbs().approval().get()))
        : next;
  }

  private HealStep pullRequest() {
    if (allInPlace()) {
      return to(State.Confirmed, "the pull request was merged and the test is as proposed");
    }
    if (!isOriginal()) {
      return new HealStep.Withdraw(heal.to(State.Superseded, changed(), now()));
    }
    if (seen.spec().healing().mode() != Mode.PullRequest) {
      return new HealStep.Withdraw(
          heal.to(State.Superseded, "healing.mode is no longer PullRequest", now()));
    }
    Optional<HealStep> next = seen.pullRequest().flatMap(this::decided);
    return next.orElseGet(
        () -> new HealStep.Await(Optional.of(seen.now().plus(PULL_REQUEST_LOOK))));
  }

  private Optional<HealStep> decided(SeenPullRequest state) {
    return switch (state) {
      case Open -> Optional.empty();
      case Closed -> Optional.of(rejected("the pull request was closed without being merged"));
      case Merged -> {
        String merged =
            "pull request #%d is merged; the change is on its way"
                .formatted(heal.pullRequest().number());
        yield heal.note().equals(merged)
            ? Optional.empty()
            : Optional.of(to(State.PullRequestOpen, merged));
      }
    };
  }

  private HealStep applying() {
    if (isMade()) {
      return to(State.Confirming, "the test was changed, and runs again");
    }
    return isOriginal() ? patch(heal.edits(), heal.healedDigest()) : superseded();
  }

  private HealStep confirming() {
    if (!isMade()) {
      return isOriginal() ? rejected("the old value was put back") : superseded();
    }
    if (asked(seen.verbs().revert()) || asked(seen.verbs().reject())) {
      return to(State.Reverting, "a person took it back");
    }
    return proving(false).orElseGet(this::confirmed);
  }

  private HealStep confirmed() {
    Proof proof = heal.lastProof().orElseThrow();
    if (!proof.isPositive()) {
      return to(
          State.Reverting,
          "confirmation run %s did not pass: %s".formatted(proof.run(), said(proof)));
    }
    int wanted = seen.spec().healing().confirmRuns();
    return heal.confirmed() >= wanted
        ? to(State.Confirmed, "confirmed by " + proof.run())
        : new HealStep.Keep(heal.with(Proof.started(nextRun(), false)));
  }

  private HealStep reverting() {
    if (isOriginal()) {
      return to(State.Reverted, heal.note());
    }
    return isMade() ? patch(heal.undo(), heal.originalDigest()) : superseded();
  }

  private HealStep revertOnDemand() {
    if (heal.undo().isEmpty()) {
      return said("it was not made here: take it back where the test comes from");
    }
    return isMade() ? to(State.Reverting, "a person took it back") : said(cannotRevert());
  }

  private static String cannotRevert() {
    return "the test was changed since, so that it cannot be taken back: edit the test instead";
  }

  /** The next step of a run that proves; empty when the last one is over and says something. */
  private Optional<HealStep> proving(boolean trial) {
    Optional<Proof> last = heal.lastProof().filter(p -> p.trial() == trial);
    if (last.isEmpty() || last.get().verdict() == Verdict.Error && errors(trial) < MOST_ERRORS) {
      return Optional.of(new HealStep.Keep(heal.with(Proof.started(nextRun(), trial))));
    }
    Proof proof = last.get();
    if (proof.isOver()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (seen.proof()) {
          case ProofRun.Absent a -> prove(proof);
          case ProofRun.GoesOn g -> new HealStep.Await(Optional.empty());
          case ProofRun.Ended(var verdict, var classification, var message) ->
              new HealStep.Keep(
                  heal.with(new Proof(proof.run(), trial, verdict, classification, message)));
        });
  }

  private HealStep prove(Proof proof) {
    if (!proof.trial()) {
      return new HealStep.Prove(proof.run(), Purpose.Confirmation, seen.spec(), digest, heal);
    }
    try {
      LoadTestSpec changed = healed(SpecEdits.of(seen.manifest(), heal.proposal().bare()));
      return new HealStep.Prove(
          proof.run(), Purpose.Trial, changed, ExecutionDigest.of(changed), heal);
    } catch (EditRefused refused) {
      return to(State.Superseded, refused.getMessage());
    }
  }

  private long errors(boolean trial) {
    return heal.proofs().stream()
        .filter(p -> p.trial() == trial && p.verdict() == Verdict.Error)
        .count();
  }

  private String nextRun() {
    return RunName.of(
        seen.name(), seen.uid(), "healing", heal.id() + "/" + (heal.proofs().size() + 1));
  }

  private LoadTestSpec healed(List<SpecEdit> edits) {
    return SpecEdits.spec(SpecEdits.applied(seen.manifest(), edits));
  }

  private HealStep patch(List<SpecEdit> edits, String wanted) {
    return new HealStep.Patch(edits, ExecutedDigest.next(seen.executed(), wanted), heal);
  }

  private boolean isOriginal() {
    return digest.equals(heal.originalDigest());
  }

  private boolean isMade() {
    return digest.equals(heal.healedDigest());
  }

  private boolean allInPlace() {
    return heal.proposal().bare().stream()
        .allMatch(change -> SpecEdits.inPlace(seen.manifest(), change));
  }

  private boolean asked(Optional<String> verb) {
    return verb.filter(heal.id()::equals).isPresent();
  }

  private HealStep rejected(String why) {
    Heal no = heal.to(State.Rejected, why, now());
    return heal.pullRequest() != null && heal.state() == State.PullRequestOpen
        ? new HealStep.Withdraw(no)
        : new HealStep.Keep(no);
  }

  private HealStep superseded() {
    return to(State.Superseded, changed());
  }

  private static String changed() {
    return "the test was changed by somebody else meanwhile";
  }

  private HealStep to(State next, String why) {
    return new HealStep.Keep(heal.to(next, why, now()));
  }

  private String now() {
    return seen.now().toString();
  }

  private static String said(Proof proof) {
    return proof.message() == null ? proof.verdict().name() : proof.message();
  }
}
