package dev.loadtest.controller.git;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last lines of our commits. They tell our commit from anybody else's, also after a crash that
 * left a branch and nothing more, and whether it still fits its base. A person who changes the file
 * breaks the seal.
 *
 * @param before digest of the file's text on the base that the commit was made for
 * @param after digest of the file's text in the commit
 */
record Seal(String before, String after) {
  private static final Pattern LINE =
      Pattern.compile("(?m)^Loadtest-Operator-Edit: ([0-9a-f]{32})\\.\\.([0-9a-f]{32})\\s*$");

  static Seal of(String before, String after) {
    return new Seal(Digest.of(before), Digest.of(after));
  }

  static Optional<Seal> in(String message) {
    Matcher found = LINE.matcher(message);
    return found.find() ? Optional.of(new Seal(found.group(1), found.group(2))) : Optional.empty();
  }

  /** A commit's message. */
  String message(String title, Marker marker) {
    return "%s\n\nLoadtest-Operator-Proposal: %s\nLoadtest-Operator-Edit: %s..%s\n"
        .formatted(title, marker.proposal(), before, after);
  }
}
