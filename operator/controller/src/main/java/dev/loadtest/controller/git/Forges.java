package dev.loadtest.controller.git;

import dev.loadtest.core.spec.PullRequestPolicy;
import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Where repositories are found. */
@FunctionalInterface
interface Forges {

  /**
   * @throws ForgeFailed the address is not allowed, or the policy or the token cannot be used
   */
  Forge of(PullRequestPolicy policy, AccessToken token) throws ForgeFailed;

  /** The real ones. */
  static Forges over(ForgeAddresses addresses, ForgeCalls.Wire wire) {
    return (policy, token) -> {
      URI api = addresses.api(policy);
      check(policy, token);
      Refusals refusals = new Refusals(policy, api, token);
      Missing missing = new Missing(policy, refusals);
      ForgeCalls calls = new ForgeCalls(wire, api, headers(policy.provider(), token), refusals);
      return switch (policy.provider()) {
        case GitHub -> new GitHub(calls, missing, policy.repository());
        case GitLab -> new GitLab(calls, missing, policy.repository());
        case Gitea -> new Gitea(calls, missing, policy.repository());
      };
    };
  }

  private static Map<String, String> headers(Provider provider, AccessToken token) {
    return switch (provider) {
      case GitHub ->
          Map.of(
              "Authorization", "Bearer " + token.value(),
              "Accept", "application/vnd.github+json",
              "X-GitHub-Api-Version", "2022-11-28");
      case GitLab -> Map.of("PRIVATE-TOKEN", token.value());
      case Gitea -> Map.of("Authorization", "token " + token.value());
    };
  }

  /** What the patterns of the CRD let through, and a server might resolve. */
  private static void check(PullRequestPolicy policy, AccessToken token) throws ForgeFailed {
    if (!token.usable()) {
      throw new ForgeFailed(
          new Failure.Unauthorized(
              "healing.pullRequest.secretRef: the Secret's value is no access token: put one into"
                  + " it, without spaces and line ends inside"));
    }
    List<String> parts = List.of(policy.repository().split("/", -1));
    boolean two = policy.provider() == Provider.GitLab ? parts.size() >= 2 : parts.size() == 2;
    if (!two || !plain(policy.repository())) {
      throw new ForgeFailed(
          new Failure.NotFound(
              "healing.pullRequest.repository: %s is no repository of %s: write owner/name"
                  .formatted(policy.repository(), policy.provider())));
    }
    if (!plain(policy.path())) {
      throw new ForgeFailed(
          new Failure.NotFound(
              "healing.pullRequest.path: write a path inside the repository, without empty parts,"
                  + " . and .."));
    }
    if (!plain(policy.baseBranch())) {
      throw new ForgeFailed(
          new Failure.NotFound(
              "healing.pullRequest.baseBranch: write the name of a branch, e.g. main"));
    }
  }

  private static boolean plain(String path) {
    return List.of(path.split("/", -1)).stream()
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
        && path.chars().noneMatch(Character::isISOControl);
  }
}
