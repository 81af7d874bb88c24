package dev.loadtest.controller.git;

import dev.loadtest.core.spec.PullRequestPolicy;
import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The guard between tests and the network: who writes a test must not make the operator call any
 * address, nor send a token there. github.com and gitlab.com are always allowed to their own
 * provider; any other address only when an installation lists it.
 */
public final class ForgeAddresses {
  private static final String FIELD = "healing.pullRequest.baseUrl";
  private static final URI GITHUB = URI.create("https://github.com");
  private static final URI GITLAB = URI.create("https://gitlab.com");

  private final List<URI> allowed;

  /**
   * @param allowed addresses, e.g. {@code https://git.example.com} or {@code
   *     https://example.com/gitea}: scheme, host and port must be the same, and a path is a prefix
   * @throws IllegalArgumentException an entry is no such address; the sentence names it
   */
  public ForgeAddresses(List<String> allowed) {
    this.allowed =
        allowed.stream()
            .map(
                entry ->
                    address(entry)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "forges.allowed: \""
                                        + hidden(entry)
                                        + "\" is no address: write e.g."
                                        + " https://git.example.com, without user, query and"
                                        + " fragment")))
            .toList();
  }

  /** Why a policy's address may not be called; empty: it may. */
  public Optional<Failure> refuses(PullRequestPolicy policy) {
    try {
      api(policy);
      return Optional.empty();
    } catch (ForgeFailed refused) {
      return Optional.of(refused.failure());
    }
  }

  /** The root of the forge's API, without a slash at its end. */
  URI api(PullRequestPolicy policy) throws ForgeFailed {
    URI base = base(policy);
    if (!own(policy.provider(), base) && allowed.stream().noneMatch(a -> covers(a, base))) {
      throw refused(
          "%s: %s is not on the operator's list: ask its administrator to add it to forges.allowed"
              .formatted(FIELD, base));
    }
    return switch (policy.provider()) {
      case GitHub ->
          same(base, GITHUB) ? URI.create("https://api.github.com") : URI.create(base + "/api/v3");
      case GitLab -> URI.create(base + "/api/v4");
      case Gitea -> URI.create(base + "/api/v1");
    };
  }

  private static URI base(PullRequestPolicy policy) throws ForgeFailed {
    if (policy.baseUrl() == null) {
      return switch (policy.provider()) {
        case GitHub -> GITHUB;
        case GitLab -> GITLAB;
        case Gitea ->
            throw refused(FIELD + ": Gitea has no address of its own: write the forge's address");
      };
    }
    return address(policy.baseUrl())
        .orElseThrow(
            () ->
                refused(
                    FIELD
                        + " is no address of a forge: write e.g. https://git.example.com, without"
                        + " user, query and fragment"));
  }

  /** Lower case, without default port, without a slash at the end, and without anything odd. */
  private static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
      boolean plain =
          (scheme.equals("https") || scheme.equals("http"))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && path.matches("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");
      int usual = scheme.equals("https") ? 443 : 80;
      int port = uri.getPort() == usual ? -1 : uri.getPort();
      return plain
          ? Optional.of(
              URI.create(
                  scheme
                      + "://"
                      + uri.getHost().toLowerCase(Locale.ROOT)
                      + (port < 0 ? "" : ":" + port)
                      + path))
          : Optional.empty();
    } catch (java.net.URISyntaxException odd) {
      return Optional.empty();
    }
  }

  private static boolean own(Provider provider, URI base) {
    return switch (provider) {
      case GitHub -> same(base, GITHUB);
      case GitLab -> same(base, GITLAB);
      case Gitea -> false;
    };
  }

  private static boolean covers(URI allowed, URI base) {
    String prefix = allowed.getPath();
    return same(allowed.resolve("/"), base.resolve("/"))
        && (base.getPath().equals(prefix) || base.getPath().startsWith(prefix + "/"));
  }

  private static boolean same(URI one, URI other) {
    return one.toString().equals(other.toString());
  }

  /** An entry may hold a password by mistake. */
  private static String hidden(String entry) {
    return entry.replaceAll("//[^/]*@", "//...@");
  }

  private static ForgeFailed refused(String sentence) {
    return new ForgeFailed(new Failure.AddressNotAllowed(sentence));
  }
}
