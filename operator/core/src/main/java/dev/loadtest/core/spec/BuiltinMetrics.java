package dev.loadtest.core.spec;

import static dev.loadtest.core.spec.MetricType.Counter;
import static dev.loadtest.core.spec.MetricType.Gauge;
import static dev.loadtest.core.spec.MetricType.Rate;
import static dev.loadtest.core.spec.MetricType.Trend;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics that k6 has without the script's doing. Source: k6 2.2.0, {@code metrics/builtin.go},
 * {@code internal/js/modules/k6/grpc/metrics.go}, {@code
 * internal/js/modules/k6/browser/k6ext/metrics.go}.
 */
public final class BuiltinMetrics {
  private static final Map<String, Kind> KINDS = kinds();

  /** Type and unit of a metric. */
  public record Kind(MetricType type, ValueType contains) {}

  private BuiltinMetrics() {}

  /** The metric's type; empty for a metric that only a script can define. */
  public static Optional<MetricType> typeOf(String metric) {
    return kindOf(metric).map(Kind::type);
  }

  /** The metric's type and unit; empty for a metric that only a script can define. */
  public static Optional<Kind> kindOf(String metric) {
    return Optional.ofNullable(KINDS.get(metric));
  }

  private static Map<String, Kind> kinds() {
    var kinds = new HashMap<String, Kind>();
    add(kinds, Gauge, ValueType.Default, "vus", "vus_max");
    add(kinds, Counter, ValueType.Default, "iterations", "dropped_iterations", "http_reqs");
    add(kinds, Counter, ValueType.Default, "ws_sessions", "ws_msgs_sent", "ws_msgs_received");
    add(
        kinds,
        Counter,
        ValueType.Default,
        "grpc_streams",
        "grpc_streams_msgs_sent",
        "grpc_streams_msgs_received");
    add(
        kinds,
        Counter,
        ValueType.Data,
        "data_sent",
        "data_received",
        "browser_data_sent",
        "browser_data_received");
    add(kinds, Rate, ValueType.Default, "checks", "http_req_failed", "browser_http_req_failed");
    add(kinds, Trend, ValueType.Time, "iteration_duration", "group_duration", "http_req_duration");
    add(kinds, Trend, ValueType.Time, "http_req_blocked", "http_req_connecting");
    add(kinds, Trend, ValueType.Time, "http_req_tls_handshaking", "http_req_sending");
    add(kinds, Trend, ValueType.Time, "http_req_waiting", "http_req_receiving");
    add(kinds, Trend, ValueType.Time, "ws_ping", "ws_session_duration", "ws_connecting");
    add(kinds, Trend, ValueType.Time, "grpc_req_duration", "browser_http_req_duration");
    add(kinds, Trend, ValueType.Time, "browser_web_vital_ttfb", "browser_web_vital_lcp");
    add(kinds, Trend, ValueType.Time, "browser_web_vital_inp", "browser_web_vital_fcp");
    add(kinds, Trend, ValueType.Default, "browser_web_vital_cls");
    return Map.copyOf(kinds);
  }

  private static void add(
      Map<String, Kind> kinds, MetricType type, ValueType contains, String... names) {
    for (var name : names) {
      kinds.put(name, new Kind(type, contains));
    }
  }
}
