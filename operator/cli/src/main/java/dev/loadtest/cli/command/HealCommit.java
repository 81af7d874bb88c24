package dev.loadtest.cli.command;

import dev.loadtest.cli.local.GitBranch;
import dev.loadtest.cli.local.GitBranch.Branched;
import dev.loadtest.cli.record.HealedManifest;
import dev.loadtest.core.heal.Change;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.heal.splice.Splicing;
import java.io.IOException;
import java.util.stream.Collectors;

/** A heal as a branch with one commit, for people to push. */
final class HealCommit {
  private HealCommit() {}

  /** Makes the branch of a heal that is proven; {@code text} is the file as it is. */
  static Branched of(HealedManifest manifest, String test, Heal heal, String text)
      throws IOException {
    return switch (manifest.changed(text, heal.proposal().bare())) {
      case Splicing.Refused(String why) -> new Branched.Refused(why);
      case Splicing.Spliced(String after) ->
          new GitBranch(manifest.file()).make(branch(test, heal), after, message(test, heal));
    };
  }

  /** Its branch; the name is the idempotency key. */
  static String branch(String test, Heal heal) {
    return "loadtest-heal/" + test + "/" + heal.id();
  }

  private static String message(String test, Heal heal) {
    String title =
        heal.proposal().changes().size() == 1
            ? title(heal.proposal().changes().getFirst().change())
            : heal.proposal().changes().size() + " changes";
    String why =
        heal.proposal().changes().stream()
            .map(ProposedChange::why)
            .collect(Collectors.joining("\n"));
    String proof =
        heal.lastProof().map(p -> "Trial run %s: %s".formatted(p.run(), p.message())).orElse("");
    return "%s: %s\n\n%s\n\n%s\n".formatted(test, title, why, proof);
  }

  private static String title(Change change) {
    return "%s from %s to %s"
        .formatted(
            change.field(),
            change.from().isEmpty() ? "nothing" : change.from(),
            change.to().isEmpty() ? "nothing" : change.to());
  }
}
