package dev.loadtest.core.analysis;

import dev.loadtest.core.summary.RunnerReport.ErrorCount;

/**
 * Why requests failed, by k6's error code or the HTTP status; error texts are never read. Source:
 * k6 2.2.0, {@code lib/netext/httpext/error_codes.go}; codes 1400 to 1599 are 1000 and the status.
 */
enum ErrorKind {
  Timeout(
      "timed out",
      "Look at what slow requests wait for: traces, connection pools, and the calls that %s makes itself."),
  Refused(
      "had their connection refused",
      "See whether pods were ready and the Service had endpoints: kubectl describe %2$s, and the readiness probe."),
  Reset(
      "lost their connection",
      "Look for restarts and for idle timeouts that are shorter than the client's: kubectl logs %2$s --previous."),
  Dns(
      "did not find the host",
      "Check the host name in target.url and the cluster's DNS: kubectl -n kube-system logs -l k8s-app=kube-dns."),
  Tls(
      "failed in TLS",
      "Check the certificate of the address: its issuer, its names and its end. Set insecureSkipTLSVerify in spec.options only for a certificate of your own."),
  BadAddress(
      "had an address that k6 does not call",
      "Correct the URL in the script or in target.url, and blacklistIPs and blockHostnames in spec.options."),
  RateLimited(
      "were answered with HTTP 429",
      "Raise the rate limit for the test's traffic, or lower the load to what is allowed."),
  Unauthorized(
      "were answered with HTTP 401 or 403",
      "Check the credentials that the script uses, and how long its tokens live."),
  NotFound(
      "were answered with HTTP 404 or 410",
      "Check paths and test data of the script, and whether the release moved an endpoint."),
  ClientError(
      "were answered with HTTP 4xx",
      "Compare what the script sends with what the release accepts: kubectl logs %2$s."),
  Unavailable(
      "were answered with HTTP 502, 503 or 504",
      "Look at what was overloaded or not ready behind the address: kubectl describe %2$s, the proxy's log, pools and limits."),
  ServerError(
      "were answered with HTTP 5xx",
      "Read the log of %s at that time: kubectl logs %2$s --since-time=..., and look at the release before it."),
  Network(
      "failed in the network",
      "Look at network policies, the mesh and the node: kubectl describe %2$s."),
  Other("failed otherwise", "Read the log of %s at that time: kubectl logs %2$s.");

  private final String words;
  private final String nextStep;

  ErrorKind(String words, String nextStep) {
    this.words = words;
    this.nextStep = nextStep;
  }

  /** What became of them, as in: 12 requests ... */
  String words() {
    return words;
  }

  String nextStep(Look look) {
    return nextStep.formatted(Workload.name(look), Workload.of(look));
  }

  /** Whether a request that waits too long ends so. */
  boolean isWaiting() {
    return this == Timeout || this == Unavailable;
  }

  static ErrorKind of(ErrorCount error) {
    int code = number(error.code());
    return switch (code / 100) {
      case 10 -> code == 1050 ? Timeout : code == 1020 ? BadAddress : byStatus(error);
      case 11 -> code >= 1110 ? BadAddress : Dns;
      case 12 -> ofTcp(code);
      case 13 -> Tls;
      case 14, 15 -> ofStatus(code - 1000);
      case 16 -> Reset;
      default -> byStatus(error);
    };
  }

  private static ErrorKind ofTcp(int code) {
    return switch (code) {
      case 1211 -> Timeout;
      case 1212 -> Refused;
      case 1201, 1220 -> Reset;
      default -> Network;
    };
  }

  private static ErrorKind byStatus(ErrorCount error) {
    return ofStatus(number(error.status()));
  }

  private static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> Unauthorized;
      case 404, 410 -> NotFound;
      case 429 -> RateLimited;
      case 502, 503, 504 -> Unavailable;
      default ->
          switch (status / 100) {
            case 4 -> ClientError;
            case 5 -> ServerError;
            default -> Other;
          };
    };
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }
}
