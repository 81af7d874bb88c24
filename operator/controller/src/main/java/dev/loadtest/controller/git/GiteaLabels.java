package dev.loadtest.controller.git;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loadtest.controller.git.Answer.Body;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels of Gitea: they have numbers, and must be there before they are used. */
final class GiteaLabels {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String COLOUR = "#8a8a8a";
  private static final int PAGE = 50;
  private static final int PAGES = 10;

  private final ForgeCalls calls;
  private final Missing missing;
  private final String repository;
  private final String organisation;

  GiteaLabels(ForgeCalls calls, Missing missing, String repository) {
    this.calls = calls;
    this.missing = missing;
    this.repository = "repos/" + Encoded.path(repository) + "/";
    this.organisation =
        "orgs/" + Encoded.whole(repository.substring(0, repository.indexOf('/'))) + "/";
  }

  void add(int number, List<String> names) throws ForgeFailed {
    Map<String, Integer> known = new HashMap<>();
    collectIfAllowed(organisation, known);
    collect(repository, known);
    var request = JSON.objectNode();
    var ids = request.putArray("labels");
    for (String name : names) {
      ids.add(known.containsKey(name) ? known.get(name) : made(name));
    }
    calls
        .post(repository + "issues/" + number + "/labels", request)
        .body(missing.pullRequest(number));
  }

  /** A token for repositories need not see organisations. */
  private void collectIfAllowed(String owner, Map<String, Integer> known) throws ForgeFailed {
    try {
      collect(owner, known);
    } catch (ForgeFailed failed) {
      if (!(failed.failure() instanceof Failure.Unauthorized)) {
        throw failed;
      }
    }
  }

  /** An owner that is no organisation has none. */
  private void collect(String owner, Map<String, Integer> known) throws ForgeFailed {
    for (int page = 1; page <= PAGES; page++) {
      Answer answer = calls.get(owner + "labels?limit=" + PAGE + "&page=" + page);
      if (answer.missing()) {
        return;
      }
      List<Body> found = answer.body("").each();
      for (Body one : found) {
        known.put(one.text("name"), one.number("id"));
      }
      if (found.size() < PAGE) {
        return;
      }
    }
  }

  private int made(String name) throws ForgeFailed {
    return calls
        .post(repository + "labels", JSON.objectNode().put("name", name).put("color", COLOUR))
        .body(missing.repository())
        .number("id");
  }
}
