package dev.loadtest.core.lifecycle;

import java.util.Optional;

/**
 * The execution digest that was run last, with a count of changes, so that going back to an earlier
 * spec is a new change with a new name. Written {@code 3:0f1e...}.
 */
public record ExecutedDigest(long count, String digest) {

  public static Optional<ExecutedDigest> parse(String written) {
    if (written == null || !written.matches("[0-9]{1,18}:[0-9a-f]+")) {
      return Optional.empty();
    }
    int colon = written.indexOf(':');
    return Optional.of(
        new ExecutedDigest(
            Long.parseLong(written.substring(0, colon)), written.substring(colon + 1)));
  }

  public static ExecutedDigest next(Optional<ExecutedDigest> before, String digest) {
    return new ExecutedDigest(before.map(ExecutedDigest::count).orElse(0L) + 1, digest);
  }

  @Override
  public String toString() {
    return count + ":" + digest;
  }
}
