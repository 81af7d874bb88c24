package dev.loadtest.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.core.spec.FieldPath;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Problem;
import dev.loadtest.core.spec.SpecValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with one document of ours: its head, its schema, its rules. */
final class DocumentCheck {
  private final Document document;
  private final List<Problem> problems = new ArrayList<>();

  private DocumentCheck(Document document) {
    this.document = document;
  }

  static List<Problem> check(Document document) {
    var check = new DocumentCheck(document);
    HeadCheck.check(document).forEach(check.problems::add);
    CrdSchemas.of(document.kind()).ifPresent(check::body);
    return check.problems;
  }

  private void body(JsonNode schema) {
    var findings = new ArrayList<SchemaCheck.Finding>();
    document
        .json()
        .properties()
        .forEach(
            p -> {
              if (!HeadCheck.FIELDS.contains(p.getKey())
                  && !schema.at("/properties").has(p.getKey())) {
                String message =
                    SchemaCheck.unknown(p.getKey(), p.getKey(), HeadCheck.known(schema));
                problems.add(new Problem(p.getKey(), message));
              }
            });
    JsonNode spec = document.json().path("spec");
    if (spec.isMissingNode() || spec.isNull()) {
      problems.add(new Problem("spec", "Required value"));
      return;
    }
    findings.addAll(SchemaCheck.check(spec, schema.at("/properties/spec"), "spec"));
    findings.forEach(f -> problems.add(new Problem(f.field(), f.message())));
    rules(spec, findings);
  }

  private void rules(JsonNode spec, List<SchemaCheck.Finding> findings) {
    Set<String> reported =
        findings.stream().map(SchemaCheck.Finding::field).collect(Collectors.toSet());
    Set<String> unreadable =
        findings.stream()
            .filter(SchemaCheck.Finding::unreadable)
            .map(SchemaCheck.Finding::field)
            .collect(Collectors.toSet());
    if (unreadable.contains("spec")) {
      return;
    }
    for (Problem problem : ruleProblems(spec, unreadable)) {
      boolean follows =
          unreadable.stream().anyMatch(field -> FieldPath.isBelow(field, problem.field()));
      if (!reported.contains(problem.field()) && !follows) {
        problems.add(problem);
      }
    }
  }

  private List<Problem> ruleProblems(JsonNode spec, Set<String> unreadable) {
    return document.kind().equals("LoadTest")
        ? SpecValidator.validate(ReadableSpec.read(spec, unreadable, LoadTestSpec.class))
        : SpecValidator.validateRun(ReadableSpec.read(spec, unreadable, LoadTestRunSpec.class));
  }
}
