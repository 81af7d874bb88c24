package dev.loadtest.cli.show;

import dev.loadtest.core.heal.Heal.State;
import dev.loadtest.core.status.HealingStatus;
import dev.loadtest.core.status.HealingStatus.ChangeStatus;
import dev.loadtest.core.status.HealingStatus.ProofStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A heal: where it stands, what it changes and why, what proves it. The same for both worlds. */
public final class HealText {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String INDENT = "    ";

  private final Palette palette;
  private final ZoneId zone;

  public HealText(Palette palette, ZoneId zone) {
    this.palette = palette;
    this.zone = zone;
  }

  /** Its state in one line, for a course that goes on. */
  public String line(HealingStatus heal) {
    return "%s %s: %s.".formatted(heal.id(), state(heal), heal.message());
  }

  /** What it changes, and why. */
  public List<String> changes(HealingStatus heal) {
    List<String> lines = new ArrayList<>();
    for (ChangeStatus change : heal.changes()) {
      lines.add("  " + palette.strong(written(change)));
      lines.addAll(Wrapped.lines(INDENT, change.why()));
    }
    return lines;
  }

  /** All of it. */
  public List<String> lines(String test, HealingStatus heal) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s  %s  %s, after %s"
            .formatted(heal.id(), state(heal), test, DATE.format(since(heal)), heal.run()));
    lines.addAll(Wrapped.lines(INDENT, heal.message() + "."));
    lines.addAll(changes(heal));
    if (!heal.proofs().isEmpty()) {
      lines.add(
          "  proofs: " + heal.proofs().stream().map(this::proof).collect(Collectors.joining(", ")));
    }
    if (heal.approvedBy() != null) {
      lines.add("  approved by: " + heal.approvedBy());
    }
    if (heal.pullRequest() != null) {
      lines.add("  proposed as: " + heal.pullRequest());
    }
    return lines;
  }

  private ZonedDateTime since(HealingStatus heal) {
    return Instant.parse(heal.since()).atZone(zone);
  }

  private static String written(ChangeStatus change) {
    String from = change.from() == null || change.from().isEmpty() ? "nothing" : change.from();
    String to = change.to() == null || change.to().isEmpty() ? "nothing" : change.to();
    return "%s: %s -> %s".formatted(change.field(), from, to);
  }

  private String proof(ProofStatus proof) {
    String verdict =
        proof.verdict() == null
            ? "goes on"
            : palette.of(proof.verdict(), proof.verdict().name().toLowerCase(Locale.ROOT));
    return "%s (%s, %s)".formatted(proof.run(), proof.purpose().toLowerCase(Locale.ROOT), verdict);
  }

  private String state(HealingStatus heal) {
    return paint(heal.state(), heal.state().name());
  }

  private String paint(State state, String text) {
    return switch (state) {
      case Confirmed -> palette.good(text);
      case Reverted, Disproven, Rejected, Superseded -> palette.bad(text);
      case Proposed, Trying, Proven, PullRequestOpen, Applying, Confirming, Reverting ->
          palette.doubtful(text);
    };
  }
}
