package dev.loadtest.core.lifecycle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rollout that was seen last, with a count of rollouts, so that rolling back to an earlier
 * template is a new rollout with a new name. Written {@code 3:5f9c6d7}.
 *
 * @param id what identifies the template that is rolled out
 */
public record SeenRollout(long count, String id) {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}):(.+)");

  public static Optional<SeenRollout> parse(String written) {
    if (written == null) {
      return Optional.empty();
    }
    Matcher parts = WRITTEN.matcher(written);
    return parts.matches()
        ? Optional.of(new SeenRollout(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  static SeenRollout next(Optional<SeenRollout> before, String id) {
    return new SeenRollout(before.map(SeenRollout::count).orElse(0L) + 1, id);
  }

  @Override
  public String toString() {
    return count + ":" + id;
  }
}
