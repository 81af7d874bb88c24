package dev.loadtest.controller.git;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An answer of a forge: a success, a thing that is not there, or a refusal. */
record Answer(int status, JsonNode json, HttpHeaders headers, Refusals refusals) {
  private static final Set<Integer> TAKEN = Set.of(409, 412);

  boolean missing() {
    return status == 404;
  }

  /**
   * The body of a success.
   *
   * @param missing what to say when the thing is not there
   */
  Body body(String missing) throws ForgeFailed {
    if (missing()) {
      throw refusals.failed(new Failure.NotFound(missing));
    }
    if (TAKEN.contains(status)) {
      throw refusals.conflict("the branch or the pull request");
    }
    if (status / 100 != 2) {
      throw refusals.declined(status, json);
    }
    return new Body(json, refusals);
  }

  /** JSON whose fields must be there, or it is none of a forge. */
  record Body(JsonNode json, Refusals refusals) {

    Body at(String field) {
      return new Body(json.path(field), refusals);
    }

    String text(String field) throws ForgeFailed {
      JsonNode value = json.path(field);
      if (!value.isTextual()) {
        throw refusals.malformed("no " + field);
      }
      return value.asText();
    }

    /** Empty when it is absent or null. */
    String textOrNone(String field) {
      JsonNode value = json.path(field);
      return value.isTextual() ? value.asText() : "";
    }

    int number(String field) throws ForgeFailed {
      JsonNode value = json.path(field);
      if (!value.canConvertToInt() || value.asInt() <= 0) {
        throw refusals.malformed("no " + field);
      }
      return value.asInt();
    }

    List<Body> each() throws ForgeFailed {
      if (!json.isArray()) {
        throw refusals.malformed("no list");
      }
      List<Body> all = new ArrayList<>();
      json.forEach(one -> all.add(new Body(one, refusals)));
      return all;
    }

    /** The texts of a field of each; those without it are left out. */
    List<String> texts(String field) {
      List<String> all = new ArrayList<>();
      json.forEach(
          one -> {
            String text = one.isTextual() ? one.asText() : one.path(field).asText("");
            if (!text.isEmpty()) {
              all.add(text);
            }
          });
      return all;
    }

    /** The address of a page; empty when it is no such thing. */
    String page(String field) {
      String url = textOrNone(field);
      return url.matches("https?://[\\x21-\\x7e]{1,500}") ? url : "";
    }
  }
}
