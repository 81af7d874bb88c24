package dev.loadtest.cli.command;

import dev.loadtest.cli.command.LocalRuns.Ended;
import dev.loadtest.cli.command.LocalRuns.Wanted;
import dev.loadtest.cli.manifest.LoadTestManifest;
import dev.loadtest.cli.record.HealLock;
import dev.loadtest.cli.record.HealStore;
import dev.loadtest.cli.record.HealedManifest;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.heal.Change;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.heal.HealCase;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.heal.Healer;
import dev.loadtest.core.heal.Healing;
import dev.loadtest.core.heal.Proposal;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.lifecycle.HealObservation.Verbs;
import dev.loadtest.core.lifecycle.HealStep;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** What a call of run does about heals: it finishes what an earlier one began, then its own. */
final class LocalHealing implements AutoCloseable {
  private final Permission permission;
  private final LoadTestManifest manifest;
  private final LocalRuns runs;
  private final HealDriver driver;
  private final HealTelling telling;
  private final Optional<HealLock> lock;
  private final Clock clock = Clock.systemUTC();
  private Optional<Ended> proof = Optional.empty();

  private LocalHealing(
      Permission permission,
      Path folder,
      LoadTestManifest manifest,
      LocalRuns runs,
      Screen screen,
      Optional<HealLock> lock) {
    var file =
        new HealedManifest(
            manifest.file(),
            manifest.name(),
            Optional.of(manifest.namespace()).filter(n -> !n.isEmpty()));
    this.permission = permission;
    this.manifest = manifest;
    this.runs = runs;
    this.lock = lock;
    this.telling = new HealTelling(manifest.name(), file, new HealStore(folder), screen);
    this.driver =
        new HealDriver(
            manifest.name(),
            file,
            folder,
            permission instanceof Permission.Granted(var owner) ? owner : Optional.empty(),
            this::prove,
            telling::moved,
            clock);
  }

  /**
   * With the right to heal, for as long as it is open, where it is granted and nobody else has it.
   */
  static LocalHealing open(
      Permission permission,
      RunOptions options,
      LoadTestManifest manifest,
      LocalRuns runs,
      Screen screen)
      throws IOException {
    Path folder = options.records.folder;
    boolean concerned =
        permission instanceof Permission.Granted
            && (manifest.spec().healing().mode() != Mode.Off
                || new HealStore(folder).read(manifest.name()).current().isPresent());
    Optional<HealLock> lock =
        concerned ? HealLock.of(new HealStore(folder).lock(manifest.name())) : Optional.empty();
    Permission held =
        concerned && lock.isEmpty()
            ? new Permission.Withheld(
                Optional.of("another call of loadtest heals this test, so that this one does not"))
            : permission;
    return new LocalHealing(held, folder, manifest, runs, screen, lock);
  }

  /**
   * How a call ended.
   *
   * @param verdict of the call, which is not the run's where a heal was confirmed
   */
  record Outcome(Ended run, Optional<Heal> heal, Verdict verdict) {}

  /**
   * Finishes what an earlier call began. Empty when that took no run that speaks for the test as it
   * is now.
   */
  Optional<Outcome> resume() throws IOException {
    Optional<Heal> open = driver.heals().current();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    if (lock.isEmpty()) {
      telling.left(open.get());
      return Optional.empty();
    }
    telling.resumed(open.get());
    driver.settle(Verbs.NONE);
    Heal now = driver.heals().heal(open.get().id()).orElseThrow();
    if (!now.equals(open.get())) {
      telling.ended(now);
    }
    boolean spoken =
        proof.isPresent() && (isConfirmation(proof.get(), now) || proof.get().interrupted());
    return spoken
        ? proof.map(run -> new Outcome(run, Optional.of(now), run.record().verdict()))
        : Optional.empty();
  }

  /** What a run leads to. */
  Outcome after(Ended run) throws IOException {
    boolean withheld = !(permission instanceof Permission.Granted) || lock.isEmpty();
    if (run.interrupted() || withheld) {
      if (permission instanceof Permission.Withheld(var why) && !run.interrupted()) {
        why.ifPresent(telling::withheld);
      }
      return new Outcome(run, Optional.empty(), run.record().verdict());
    }
    HealHistory heals = driver.heals();
    return switch (Healer.propose(healCase(run, heals))) {
      case Healing.Nothing(var why) -> {
        telling.nothing(why.getFirst(), run.record().verdict(), heals.current());
        yield new Outcome(run, heals.current(), run.record().verdict());
      }
      case Healing.Proposed(var proposal) when isForClusters(proposal) -> {
        telling.withheld(
            "more CPU or memory for the runners would help, and spec.runner.resources is for clusters only");
        yield new Outcome(run, Optional.empty(), run.record().verdict());
      }
      case Healing.Proposed(var proposal) -> heal(run, proposal);
    };
  }

  private Outcome heal(Ended run, Proposal proposal) throws IOException {
    LoadTestSpec spec = manifest.spec();
    driver.begin(
        Heal.of(
            proposal, spec.healing().mode(), ExecutionDigest.of(spec), clock.instant().toString()));
    driver.settle(Verbs.NONE);
    Heal now = driver.heals().heal(proposal.id()).orElseThrow();
    telling.ended(now);
    boolean confirmed = now.state() == State.Confirmed && now.confirmed() > 0;
    return new Outcome(run, Optional.of(now), confirmed ? Verdict.Passed : run.record().verdict());
  }

  private HealCase healCase(Ended run, HealHistory heals) {
    LoadTestSpec spec = manifest.spec();
    return new HealCase(
        manifest.name(),
        HealDriver.UID,
        run.record().run(),
        LocalVerdict.analysed(spec, run.conclusion()),
        run.conclusion().evaluation().map(Evaluation::history).orElse(RunHistory.EMPTY),
        heals,
        Optional.empty(),
        ExecutionDigest.of(spec),
        clock.instant());
  }

  private boolean prove(HealStep.Prove prove) throws IOException {
    boolean last =
        prove.purpose() == Purpose.Confirmation
            && prove.heal().confirmed() + 1 >= prove.spec().healing().confirmRuns();
    Ended ended = runs.carryOut(new Wanted(prove.run(), prove.purpose(), prove.spec(), last));
    proof = Optional.of(ended);
    return !ended.interrupted();
  }

  private static boolean isConfirmation(Ended run, Heal heal) {
    return heal.proofs().stream().anyMatch(p -> !p.trial() && p.run().equals(run.record().run()));
  }

  private static boolean isForClusters(Proposal proposal) {
    return proposal.bare().stream().anyMatch(Change.RunnerResource.class::isInstance);
  }

  @Override
  public void close() throws IOException {
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
