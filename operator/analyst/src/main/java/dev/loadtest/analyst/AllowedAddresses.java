package dev.loadtest.analyst;

import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the operator may send questions: to the providers' own addresses, and to those on the
 * operator's list. Whoever may write a LoadTest names an address; without a list that person could
 * reach through the operator what is out of reach otherwise.
 */
public final class AllowedAddresses {
  private static final Set<String> HTTP = Set.of("http", "https");

  private final Set<Origin> listed;

  private AllowedAddresses(Set<Origin> listed) {
    this.listed = listed;
  }

  /**
   * The providers' own, and these.
   *
   * @param baseUrls addresses of which scheme, host and port count, e.g. {@code
   *     http://ollama.models.svc:11434}
   * @throws IllegalArgumentException for what is no such address; tell the administrator
   */
  public static AllowedAddresses of(List<String> baseUrls) {
    return new AllowedAddresses(
        baseUrls.stream().map(AllowedAddresses::listed).collect(Collectors.toUnmodifiableSet()));
  }

  /** What is said of an address. */
  sealed interface Answer {
    /** With the path of the API's version, without a slash at the end. */
    record Allowed(URI baseUrl) implements Answer {}

    /**
     * @param why a sentence with what to do
     */
    record NotAllowed(String why) implements Answer {}
  }

  /** May this provider be asked at this address? An empty address is the provider's own. */
  Answer check(Provider provider, String baseUrl) {
    if (baseUrl.isEmpty()) {
      return OwnAddress.of(provider)
          .<Answer>map(Answer.Allowed::new)
          .orElse(
              new Answer.NotAllowed(
                  "The provider " + provider + " has no address of its own; write baseUrl."));
    }
    try {
      URI uri = new URI(baseUrl);
      String problem = problem(uri);
      if (!problem.isEmpty()) {
        return new Answer.NotAllowed("The address of the model is not allowed: " + problem + ".");
      }
      Origin origin = Origin.of(uri);
      if (!listed.contains(origin) && !OwnAddress.origins(provider).contains(origin)) {
        return new Answer.NotAllowed(
            "The address %s of the model is not on the operator's list; the administrator can add it (analysis.allowedBaseUrls in the chart)."
                .formatted(origin));
      }
      return new Answer.Allowed(OwnAddress.complete(provider, origin, uri.getRawPath()));
    } catch (URISyntaxException e) {
      return new Answer.NotAllowed("The address of the model is not allowed: it is no URL.");
    }
  }

  private static Origin listed(String baseUrl) {
    try {
      URI uri = new URI(baseUrl.strip());
      String problem = problem(uri);
      if (problem.isEmpty()) {
        return Origin.of(uri);
      }
      throw new IllegalArgumentException("An allowed address of models cannot be used: " + problem);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("An allowed address of models is no URL", e);
    }
  }

  private static String problem(URI uri) {
    if (uri.getScheme() == null || !HTTP.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
      return "it begins with neither http:// nor https://";
    }
    if (uri.getRawUserInfo() != null) {
      return "it holds a user name or password; write the key into the Secret";
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
      return "it has no proper host and port";
    }
    String path = uri.getRawPath();
    if (path.contains("..") || path.contains("//") || path.contains("%")) {
      return "its path is not a plain one";
    }
    return uri.getRawQuery() == null && uri.getRawFragment() == null
        ? ""
        : "it has a query or a fragment";
  }
}
