package dev.loadtest.controller.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.controller.client.RangeAnswer.Point;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads the JSON of {@code /api/v1/query_range}.
 *
 * <p>Source: https://prometheus.io/docs/prometheus/latest/querying/api/
 */
final class RangeJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 200;

  private RangeJson() {}

  static RangeAnswer read(int status, byte[] body) {
    if (status / 100 == 3) {
      return new RangeAnswer.None("HTTP %d: redirects are not followed".formatted(status));
    }
    try {
      JsonNode answer = JSON.readTree(body);
      return status / 100 == 2 ? success(answer) : refused(status, answer);
    } catch (IOException unreadable) {
      return status / 100 == 2 ? foreign() : new RangeAnswer.None("HTTP " + status);
    }
  }

  private static RangeAnswer success(JsonNode answer) {
    JsonNode result = answer.path("data").path("result");
    boolean matrix = answer.path("data").path("resultType").asText().equals("matrix");
    if (!answer.path("status").asText().equals("success") || !matrix || !result.isArray()) {
      return foreign();
    }
    List<Point> points =
        StreamSupport.stream(result.path(0).path("values").spliterator(), false)
            .map(RangeJson::point)
            .flatMap(Optional::stream)
            .toList();
    return points.isEmpty()
        ? new RangeAnswer.None(result.isEmpty() ? "no series" : "no values")
        : new RangeAnswer.Series(points);
  }

  /** Times are in seconds; values are texts, since JSON has no NaN, which is no value here. */
  private static Optional<Point> point(JsonNode pair) {
    JsonNode value = pair.path(1);
    if (!pair.path(0).isNumber() || !value.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Double.parseDouble(value.asText()))
          .filter(Double::isFinite)
          .map(v -> new Point(Instant.ofEpochMilli(Math.round(pair.get(0).asDouble() * 1000)), v));
    } catch (NumberFormatException noNumber) { // +Inf and -Inf are written so
      return Optional.empty();
    }
  }

  private static RangeAnswer refused(int status, JsonNode answer) {
    String why = (answer.path("errorType").asText() + " " + answer.path("error").asText()).strip();
    String line = why.replaceAll("\\s+", " ");
    return new RangeAnswer.None("HTTP " + status + (line.isEmpty() ? "" : ": " + cut(line)));
  }

  private static String cut(String line) {
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  private static RangeAnswer foreign() {
    return new RangeAnswer.None("the answer is not one of Prometheus' query API");
  }
}
