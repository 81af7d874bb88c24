package dev.loadtest.cli.command;

import dev.loadtest.cli.record.HealStore;
import dev.loadtest.cli.record.HealedManifest;
import dev.loadtest.cli.show.DiffText;
import dev.loadtest.cli.show.HealText;
import dev.loadtest.cli.show.Screen;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.heal.splice.Splicing;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.status.HealingStatus;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells people of the heals of a test while they go on. */
final class HealTelling {
  private final String test;
  private final HealedManifest manifest;
  private final HealStore store;
  private final Screen screen;
  private final HealText text;

  HealTelling(String test, HealedManifest manifest, HealStore store, Screen screen) {
    this.test = test;
    this.manifest = manifest;
    this.store = store;
    this.screen = screen;
    this.text = new HealText(screen.palette(), ZoneId.systemDefault());
  }

  /** A new state. */
  void moved(Heal heal) {
    List<String> lines = new ArrayList<>();
    if (heal.state() == State.Proposed) {
      lines.add("");
      lines.add(screen.palette().strong("The test is at fault, and can be healed:"));
      lines.addAll(text.changes(HealingStatus.of(heal)));
    }
    lines.add(text.line(HealingStatus.of(heal)));
    screen.print(lines);
  }

  void resumed(Heal heal) {
    if (heal.state().working()) {
      screen.print(
          "Heal %s was not at its end (%s), and goes on."
              .formatted(heal.id(), HealingStatus.of(heal).state()));
    }
  }

  /** A heal that this call leaves as it is. */
  void left(Heal heal) {
    if (heal.state().working()) {
      screen.print(
          "Heal %s is not at its end (%s): %s. A call without --no-heal goes on with it; loadtest heals reject %s ends it."
              .formatted(heal.id(), heal.state(), heal.note(), heal.id()));
    }
  }

  void withheld(String why) {
    screen.print("Not healed: " + why + ".");
  }

  /** Why a run that may have asked for it led to nothing. */
  void nothing(String why, Verdict verdict, Optional<Heal> open) throws IOException {
    if (open.isPresent()) {
      ended(open.get());
    } else if (verdict != Verdict.Passed) {
      withheld(why);
    }
  }

  /** Where it stands when a call leaves it, and what a person can do. */
  void ended(Heal heal) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "%s  %s (%s): %s."
            .formatted(screen.palette().strong(head(heal.state())), test, heal.id(), heal.note()));
    lines.addAll(text.changes(HealingStatus.of(heal)));
    lines.addAll(diff(heal));
    lines.addAll(next(heal));
    screen.print(lines);
  }

  private static String head(State state) {
    return switch (state) {
      case Confirmed -> "HEALED";
      case Proven, PullRequestOpen -> "PROPOSED";
      case Reverted -> "REVERTED";
      case Proposed, Trying, Applying, Confirming, Reverting -> "HEALING";
      case Disproven, Rejected, Superseded -> "NOT HEALED";
    };
  }

  /** What was, or would be, written. */
  private List<String> diff(Heal heal) throws IOException {
    String now = manifest.text();
    List<String> lines = new ArrayList<>();
    if (heal.state() == State.Confirmed || heal.state() == State.Confirming) {
      store
          .original(test, heal.id())
          .ifPresent(before -> lines.addAll(new DiffText(screen.palette()).lines(before, now)));
    } else if (!heal.state().ended()
        && manifest.changed(now, heal.proposal().bare())
            instanceof Splicing.Spliced(String after)) {
      lines.addAll(new DiffText(screen.palette()).lines(now, after));
    }
    if (!lines.isEmpty()) {
      lines.addFirst("  " + manifest.file());
    }
    return lines;
  }

  private List<String> next(Heal heal) {
    String id = heal.id();
    return switch (heal.state()) {
      case Confirmed ->
          List.of(
              "  The run %s stays as it was judged. Take the change back with: loadtest heals revert %s"
                  .formatted(heal.proposal().run(), id));
      case Proven ->
          List.of(
              "  Make the change with: loadtest heals approve " + id,
              "  Or decline it with:   loadtest heals reject " + id);
      case PullRequestOpen ->
          List.of(
              "  Push it with:         git push origin " + HealCommit.branch(test, heal),
              "  Or decline it with:   loadtest heals reject " + id);
      case Reverted, Disproven -> List.of("  " + manifest.file() + " is as it was.");
      case Proposed, Trying, Applying, Confirming, Reverting ->
          List.of("  The next loadtest run goes on with it.");
      case Rejected, Superseded -> List.of();
    };
  }
}
