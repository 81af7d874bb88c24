package dev.loadtest.controller.boot;

import dev.loadtest.core.spec.AnalysisPolicy.Llm.Provider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an installation decides. Environment variables: {@code LOADTEST_NAMESPACES} and so on. */
@ConfigMapping(prefix = "loadtest")
public interface Settings {

  /** Namespaces to watch; absent: all. */
  Optional<List<String>> namespaces();

  Runner runner();

  Election leader();

  /**
   * Starts everything but the operator, to fill the AOT cache while the image is built, and ends.
   */
  @WithDefault("false")
  boolean training();

  /** Name of this instance, for events and the election. */
  @WithDefault("loadtest-operator")
  String instance();

  Prometheus prometheus();

  Analysis analysis();

  Addresses forges();

  Addresses webhooks();

  /** Runners of tests that name no image. */
  interface Runner {
    @WithDefault("ghcr.io/loadtest-dev/k6-runner:0.1.0")
    String image();

    @WithDefault("IfNotPresent")
    String imagePullPolicy();
  }

  /** The one Prometheus that is asked about services under test; absent: none. */
  interface Prometheus {
    Optional<URI> url();

    /** The file with its bearer token, from a mounted Secret. */
    Optional<Path> tokenFile();

    /** Whether tests may ask their own queries: who writes tests can then read all of it. */
    @WithDefault("false")
    boolean allowQueries();
  }

  /** Models that tests name. */
  interface Analysis {
    /** Addresses besides the providers' own: scheme, host and port. */
    Optional<List<String>> allowedBaseUrls();

    /** The installation's own model; absent: none. */
    Optional<Provider> provider();

    Optional<String> model();

    Optional<String> baseUrl();

    /** The file with its key, from a mounted Secret. */
    Optional<Path> keyFile();

    @WithDefault("60s")
    Duration timeout();

    @WithDefault("1500")
    int maxTokens();

    /** For each namespace, in a day (UTC). */
    @WithDefault("200")
    int maxCallsPerDay();

    @WithDefault("500000")
    long maxTokensPerDay();
  }

  /** Addresses that users may name: scheme, host and port. */
  interface Addresses {
    Optional<List<String>> allowed();
  }

  /** Of several replicas one works. */
  interface Election {
    @WithDefault("false")
    boolean election();

    /** Namespace of the lease. */
    @WithDefault("default")
    String namespace();
  }
}
