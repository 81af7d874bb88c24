package dev.loadtest.core.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Are the k6 options such that a test may set? Source of the names: k6 2.2.0, {@code
 * lib/options.go}. Names that this k6 does not know are let through, since an own runner image may
 * know them, unless they look mistyped.
 */
final class OptionChecks {
  private static final String USE_LOAD = "does not belong in options: use spec.load";
  private static final String OPERATORS = "is set by the operator: remove it";
  private static final Map<String, String> REFUSED = refused();
  private static final List<String> ALLOWED =
      List.of(
          "batch",
          "batchPerHost",
          "blacklistIPs",
          "blockHostnames",
          "cloud",
          "discardResponseBodies",
          "dns",
          "ext",
          "features",
          "handleSummaryTimeout",
          "hosts",
          "httpDebug",
          "insecureSkipTLSVerify",
          "maxRedirects",
          "metricSamplesBufferSize",
          "minIterationDuration",
          "noConnectionReuse",
          "noCookiesReset",
          "noVUConnectionReuse",
          "rps",
          "setupTimeout",
          "summaryTimeUnit",
          "summaryTrendStats",
          "systemTags",
          "tags",
          "teardownTimeout",
          "throw",
          "tlsAuth",
          "tlsCipherSuites",
          "tlsVersion",
          "userAgent");

  private OptionChecks() {}

  static void check(JsonNode options, Problems spot) {
    if (options == null || !options.isObject()) {
      return;
    }
    options.fieldNames().forEachRemaining(name -> checkName(name, spot.at(name)));
  }

  private static void checkName(String name, Problems spot) {
    if (REFUSED.containsKey(name)) {
      spot.add(REFUSED.get(name));
    } else if (!ALLOWED.contains(name)) {
      Spelling.nearest(name, known())
          .ifPresent(k -> spot.add("k6 has no such option, did you mean \"" + k + "\"?"));
    }
  }

  private static Collection<String> known() {
    var known = new ArrayList<>(ALLOWED);
    known.addAll(REFUSED.keySet());
    return known;
  }

  private static Map<String, String> refused() {
    var refused = new LinkedHashMap<String, String>();
    List.of("scenarios", "stages", "vus", "duration", "iterations")
        .forEach(o -> refused.put(o, USE_LOAD));
    refused.put("thresholds", "does not belong in options: use spec.thresholds");
    refused.put("executionSegment", OPERATORS + " and use spec.parallelism");
    refused.put("executionSegmentSequence", OPERATORS + " and use spec.parallelism");
    List.of("paused", "noSetup", "noTeardown").forEach(o -> refused.put(o, OPERATORS));
    return refused;
  }
}
