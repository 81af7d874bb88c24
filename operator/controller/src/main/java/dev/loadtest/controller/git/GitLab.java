package dev.loadtest.controller.git;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.controller.git.Answer.Body;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * GitLab's REST API, version 4. One call makes branch and commit, on a named commit of the base;
 * with {@code force} it puts a branch that is there on that base.
 *
 * <p>Source: https://docs.gitlab.com/api (branches, commits, repository_files, merge_requests,
 * notes)
 */
final class GitLab implements Forge {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int PAGE = 30;

  private final ForgeCalls calls;
  private final Missing missing;
  private final String root;

  GitLab(ForgeCalls calls, Missing missing, String repository) {
    this.calls = calls;
    this.missing = missing;
    this.root = "projects/" + Encoded.whole(repository) + "/";
  }

  @Override
  public Optional<String> head(String branch) throws ForgeFailed {
    Answer answer = calls.get(root + "repository/branches/" + Encoded.whole(branch));
    return answer.missing()
        ? Optional.empty()
        : Optional.of(answer.body("").at("commit").text("id"));
  }

  @Override
  public Commit commit(String id) throws ForgeFailed {
    String at = root + "repository/commits/" + Encoded.whole(id);
    Body body = calls.get(at + "?stats=false").body(missing.commit(id));
    Body diff = calls.get(at + "/diff?per_page=" + PAGE).body(missing.commit(id));
    return new Commit(
        body.text("id"),
        body.text("message"),
        body.at("parent_ids").texts(""),
        Stream.concat(diff.texts("old_path").stream(), diff.texts("new_path").stream())
            .distinct()
            .toList());
  }

  @Override
  public FileAt read(String path, String commit) throws ForgeFailed {
    Answer answer =
        calls.get(
            root + "repository/files/" + Encoded.whole(path) + "?ref=" + Encoded.whole(commit));
    if (answer.missing()) {
      return FileText.missing(path);
    }
    Body body = answer.body("");
    return FileText.read(path, body.text("encoding"), body.text("content"), body.text("blob_id"));
  }

  @Override
  public void write(Draft draft) throws ForgeFailed {
    ObjectNode request =
        JSON.objectNode()
            .put("branch", draft.branch())
            .put("start_sha", draft.baseCommit())
            .put("commit_message", draft.message());
    if (draft.replacing().isPresent()) {
      missing.unlessMoved(this, draft);
      request.put("force", true);
    }
    request
        .putArray("actions")
        .addObject()
        .put("action", "update")
        .put("file_path", draft.path())
        .put("encoding", "base64")
        .put("content", FileText.base64(draft.text()));
    calls.post(root + "repository/commits", request).body(missing.repository()).text("id");
  }

  @Override
  public void removeBranch(String branch) throws ForgeFailed {
    Answer answer = calls.delete(root + "repository/branches/" + Encoded.whole(branch));
    if (!answer.missing()) {
      answer.body("");
    }
  }

  /** Merge requests of forks may have the same branch name; they are not ours. */
  @Override
  public List<PullRequest> from(String branch) throws ForgeFailed {
    Body found =
        calls
            .get(
                root
                    + "merge_requests?state=all&source_branch="
                    + Encoded.whole(branch)
                    + "&order_by=created_at&sort=desc&per_page="
                    + PAGE)
            .body(missing.repository());
    List<PullRequest> all = new ArrayList<>();
    for (Body one : found.each()) {
      boolean ours =
          one.number("source_project_id") == one.number("target_project_id")
              && one.text("source_branch").equals(branch);
      if (ours) {
        all.add(pullRequest(one));
      }
    }
    all.sort(Comparator.comparingInt(PullRequest::number).reversed());
    return all;
  }

  @Override
  public Optional<PullRequest> pullRequest(int number) throws ForgeFailed {
    Answer answer = calls.get(root + "merge_requests/" + number);
    return answer.missing() ? Optional.empty() : Optional.of(pullRequest(answer.body("")));
  }

  /** Locked is a moment before merged; a fast-forward has no commit of its own. */
  private static PullRequest pullRequest(Body body) throws ForgeFailed {
    PullRequest.State state =
        switch (body.text("state")) {
          case "merged" -> PullRequest.State.Merged;
          case "closed" -> PullRequest.State.Closed;
          default -> PullRequest.State.Open;
        };
    String merged =
        Stream.of("merge_commit_sha", "squash_commit_sha", "sha")
            .map(body::textOrNone)
            .filter(sha -> !sha.isEmpty())
            .findFirst()
            .orElse("");
    return new PullRequest(
        body.number("iid"),
        body.page("web_url"),
        state,
        body.text("title"),
        body.textOrNone("description"),
        body.text("target_branch"),
        body.text("source_branch"),
        body.textOrNone("sha"),
        state == PullRequest.State.Merged ? merged : "",
        body.at("labels").texts(""));
  }

  @Override
  public PullRequest open(String branch, String base, String title, String body)
      throws ForgeFailed {
    var request =
        JSON.objectNode()
            .put("source_branch", branch)
            .put("target_branch", base)
            .put("title", title)
            .put("description", body)
            .put("remove_source_branch", true);
    return pullRequest(calls.post(root + "merge_requests", request).body(missing.repository()));
  }

  @Override
  public void rewrite(int number, String base, String title, String body) throws ForgeFailed {
    change(
        number,
        JSON.objectNode().put("title", title).put("description", body).put("target_branch", base));
  }

  @Override
  public void label(int number, List<String> labels) throws ForgeFailed {
    change(number, JSON.objectNode().put("add_labels", String.join(",", labels)));
  }

  @Override
  public boolean commented(int number, String text) throws ForgeFailed {
    return Talk.contains(
        calls,
        root + "merge_requests/" + number + "/notes?sort=asc&",
        missing.pullRequest(number),
        text);
  }

  @Override
  public void comment(int number, String text) throws ForgeFailed {
    calls
        .post(root + "merge_requests/" + number + "/notes", JSON.objectNode().put("body", text))
        .body(missing.pullRequest(number));
  }

  @Override
  public void close(int number) throws ForgeFailed {
    change(number, JSON.objectNode().put("state_event", "close"));
  }

  private void change(int number, ObjectNode request) throws ForgeFailed {
    calls.put(root + "merge_requests/" + number, request).body(missing.pullRequest(number));
  }
}
