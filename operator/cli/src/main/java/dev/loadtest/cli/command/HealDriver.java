package dev.loadtest.cli.command;

import dev.loadtest.cli.local.GitBranch.Branched;
import dev.loadtest.cli.record.HealStore;
import dev.loadtest.cli.record.HealedManifest;
import dev.loadtest.cli.record.RecordStore;
import dev.loadtest.cli.record.RunRecord;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.heal.splice.Splicing;
import dev.loadtest.core.lifecycle.FailureReason;
import dev.loadtest.core.lifecycle.HealLifecycle;
import dev.loadtest.core.lifecycle.HealObservation;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.lifecycle.HealObservation.Verbs;
import dev.loadtest.core.lifecycle.HealStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the heals of a test step by step as far as they go, over a file instead of an object. After
 * a kill at any moment the next one goes on: core decides from what is written.
 */
final class HealDriver {
  /** The same for all tests of a folder: names in it are the identities. */
  static final String UID = "local";

  private final String test;
  private final HealedManifest manifest;
  private final HealStore store;
  private final RecordStore records;
  private final Optional<String> owner;
  private final Proving proving;
  private final Consumer<Heal> moved;
  private final Clock clock;

  /**
   * @param owner what would undo an edit of the file
   * @param moved is told of every new state
   */
  HealDriver(
      String test,
      HealedManifest manifest,
      Path folder,
      Optional<String> owner,
      Proving proving,
      Consumer<Heal> moved,
      Clock clock) {
    this.test = test;
    this.manifest = manifest;
    this.store = new HealStore(folder);
    this.records = new RecordStore(folder);
    this.owner = owner;
    this.proving = proving;
    this.moved = moved;
    this.clock = clock;
  }

  /** Carries out runs that prove a heal, or leaves them to another command. */
  interface Proving {
    /** Whether the run came to its end, so that the heal can go on. */
    boolean carryOut(HealStep.Prove prove) throws IOException;

    Proving LATER = prove -> false;
  }

  HealHistory heals() throws IOException {
    return store.read(test);
  }

  /** Begins with a proposal, unless it is known. */
  void begin(Heal heal) throws IOException {
    HealHistory heals = heals();
    if (heals.heal(heal.id()).isEmpty()) {
      store.save(test, heals.with(heal));
      moved.accept(heal);
    }
  }

  /** Takes steps until there is none to take here and now. */
  void settle(Verbs verbs) throws IOException {
    boolean goesOn = true;
    while (goesOn) {
      HealHistory heals = heals();
      String text = manifest.text();
      Optional<HealStep> step = HealLifecycle.nextStep(observed(heals, text, verbs));
      goesOn = step.isPresent() && take(step.get(), heals, text);
    }
  }

  private HealObservation observed(HealHistory heals, String text, Verbs verbs) throws IOException {
    var object = manifest.object(text);
    return new HealObservation(
        test,
        UID,
        SpecEdits.spec(object),
        object,
        Optional.empty(),
        owner,
        heals,
        proof(heals),
        verbs,
        Optional.empty(),
        clock.instant());
  }

  /** An interrupted run says nothing: it is carried out again. */
  private ProofRun proof(HealHistory heals) throws IOException {
    Optional<Heal.Proof> open =
        heals.current().flatMap(Heal::lastProof).filter(proof -> !proof.isOver());
    if (open.isEmpty()) {
      return new ProofRun.Absent();
    }
    return records
        .find(open.get().run())
        .map(RunRecord::status)
        .filter(status -> !FailureReason.Interrupted.name().equals(status.reason()))
        .<ProofRun>map(s -> new ProofRun.Ended(s.verdict(), s.classification(), s.message()))
        .orElseGet(ProofRun.Absent::new);
  }

  private boolean take(HealStep step, HealHistory heals, String text) throws IOException {
    return switch (step) {
      case HealStep.Keep(Heal heal) -> keep(heals, heal);
      case HealStep.Prove prove -> proving.carryOut(prove);
      case HealStep.Patch patch -> patch(patch, heals, text);
      case HealStep.Propose(Heal heal) -> propose(heals, heal, text);
      case HealStep.Withdraw(Heal heal) -> keep(heals, heal);
      case HealStep.Await await -> false;
    };
  }

  private boolean keep(HealHistory heals, Heal heal) throws IOException {
    store.save(test, heals.with(heal));
    if (heals.heal(heal.id()).filter(h -> h.state() == heal.state()).isEmpty()) {
      moved.accept(heal);
    }
    return true;
  }

  private boolean patch(HealStep.Patch patch, HealHistory heals, String text) throws IOException {
    Heal heal = patch.heal();
    boolean back = heal.state() == Heal.State.Reverting;
    if (!back) {
      store.keepOriginal(test, heal.id(), text);
    }
    Splicing splicing =
        back
            ? manifest.restored(text, store.original(test, heal.id()), heal.edits(), heal.undo())
            : manifest.edited(text, patch.edits());
    return switch (splicing) {
      case Splicing.Spliced(String after) -> {
        manifest.write(text, after); // somebody else's word since is seen at the next look
        yield true;
      }
      case Splicing.Refused(String why) -> keep(heals, heal.to(Heal.State.Superseded, why, now()));
    };
  }

  private boolean propose(HealHistory heals, Heal heal, String text) throws IOException {
    return switch (HealCommit.of(manifest, test, heal, text)) {
      case Branched.Made(String branch) ->
          keep(
              heals,
              heal.with(new Heal.PullRequest(0, "branch " + branch))
                  .to(Heal.State.PullRequestOpen, "branch " + branch + " has the change", now()));
      case Branched.Refused(String why) -> {
        Heal noted = heal.to(heal.state(), "no branch yet: " + why, now());
        store.save(test, heals.with(noted));
        moved.accept(noted);
        yield false;
      }
    };
  }

  private String now() {
    return clock.instant().toString();
  }
}
