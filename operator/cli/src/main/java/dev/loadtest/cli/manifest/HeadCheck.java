package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Version, kind and name of a document, in the API server's words where it has some. */
final class HeadCheck {
  static final Set<String> FIELDS = Set.of("apiVersion", "kind", "metadata");

  private static final String NAME =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

  /** Source: Kubernetes 1.34, apimachinery, {@code util/validation/validation.go}. */
  private static final String BAD_NAME =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
          + " used for validation is '"
          + NAME
          + "')";

  private HeadCheck() {}

  static List<Problem> check(Document document) {
    var problems = new ArrayList<Problem>();
    if (!document.apiVersion().equals(CrdSchemas.API_VERSION)) {
      problems.add(
          new Problem(
              "apiVersion",
              "Unsupported value: \"%s\": supported values: \"%s\""
                  .formatted(document.apiVersion(), CrdSchemas.API_VERSION)));
    }
    if (CrdSchemas.of(document.kind()).isEmpty()) {
      problems.add(
          new Problem(
              "kind",
              "Unsupported value: \"%s\": supported values: %s"
                  .formatted(document.kind(), kinds())));
    }
    name(document, problems);
    return problems;
  }

  private static void name(Document document, List<Problem> problems) {
    JsonNode metadata = document.json().path("metadata");
    JsonNode name = metadata.path("name");
    if (name.isMissingNode() && !metadata.has("generateName")) {
      problems.add(
          new Problem("metadata.name", "Required value: name or generateName is required"));
    } else if (!name.isMissingNode() && !Pattern.matches(NAME, name.asText())) {
      problems.add(
          new Problem(
              "metadata.name", "Invalid value: \"%s\": %s".formatted(name.asText(), BAD_NAME)));
    }
  }

  /** Every field at the top of a document, for guesses. */
  static JsonNode known(JsonNode schema) {
    ObjectNode known = schema.path("properties").deepCopy();
    FIELDS.forEach(known::putObject);
    return known;
  }

  private static String kinds() {
    return StreamSupport.stream(CrdSchemas.kinds().spliterator(), false)
        .map(k -> '"' + k + '"')
        .collect(Collectors.joining(", "));
  }
}
