package dev.loadtest.controller.git;

/**
 * The body of a pull request with its hidden lines: whose it is, and a digest of what we wrote.
 * Forges change line ends and spaces, and people edit descriptions; the digest tells whether our
 * text is another one than before, and nothing is rewritten otherwise.
 */
final class Description {
  /** Unit: characters. GitHub takes at most 65,536. */
  private static final int LONGEST = 60_000;

  private Description() {}

  static String of(HealRequest request) {
    return cut(request.body()) + "\n\n" + request.marker().text() + "\n" + digest(request) + "\n";
  }

  /** Whether a pull request has our text as it is now. */
  static boolean isCurrent(PullRequest there, HealRequest request) {
    return request.marker().in(there.body())
        && there.body().contains(digest(request))
        && !Marker.withdrawnIn(there.body())
        && there.base().equals(request.policy().baseBranch());
  }

  private static String digest(HealRequest request) {
    return "<!-- loadtest-operator-text: "
        + Digest.of(request.title() + "\n" + cut(request.body()))
        + " -->";
  }

  private static String cut(String body) {
    return body.length() <= LONGEST ? body : body.substring(0, LONGEST) + "...";
  }
}
