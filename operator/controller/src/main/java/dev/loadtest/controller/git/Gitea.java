package dev.loadtest.controller.git;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.controller.git.Answer.Body;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The REST API of Gitea and Forgejo, version 1. A change of a file into a new branch makes branch
 * and commit at once; {@code force_push} (Gitea 1.26) puts a branch that is there on its new base.
 * A server without it says that the branch exists.
 *
 * <p>Source: https://docs.gitea.com/api (repository, issue); Gitea 1.26, services/repository/files
 */
final class Gitea implements Forge {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int PAGE = 50;
  private static final int PAGES = 10;

  private final ForgeCalls calls;
  private final Missing missing;
  private final GiteaLabels labels;
  private final String root;

  Gitea(ForgeCalls calls, Missing missing, String repository) {
    this.calls = calls;
    this.missing = missing;
    this.root = "repos/" + Encoded.path(repository) + "/";
    this.labels = new GiteaLabels(calls, missing, repository);
  }

  @Override
  public Optional<String> head(String branch) throws ForgeFailed {
    Answer answer = calls.get(root + "branches/" + Encoded.path(branch));
    return answer.missing()
        ? Optional.empty()
        : Optional.of(answer.body("").at("commit").text("id"));
  }

  @Override
  public Commit commit(String id) throws ForgeFailed {
    String asked = "?stat=false&verification=false&files=true";
    Body body =
        calls.get(root + "git/commits/" + Encoded.whole(id) + asked).body(missing.commit(id));
    return new Commit(
        body.text("sha"),
        body.at("commit").text("message"),
        body.at("parents").texts("sha"),
        body.at("files").texts("filename"));
  }

  @Override
  public FileAt read(String path, String commit) throws ForgeFailed {
    return FileText.ofContents(
        path, calls.get(root + "contents/" + Encoded.path(path) + "?ref=" + Encoded.whole(commit)));
  }

  @Override
  public void write(Draft draft) throws ForgeFailed, CannotRewrite {
    ObjectNode request =
        JSON.objectNode()
            .put("branch", draft.base())
            .put("new_branch", draft.branch())
            .put("sha", draft.blob())
            .put("content", FileText.base64(draft.text()))
            .put("message", draft.message());
    if (draft.replacing().isPresent()) {
      missing.unlessMoved(this, draft);
      request.put("force_push", true);
    }
    Answer answer = calls.put(root + "contents/" + Encoded.path(draft.path()), request);
    if (answer.status() == 409 || answer.status() == 422) {
      if (!head(draft.base()).equals(Optional.of(draft.baseCommit()))) {
        throw missing.conflict("branch " + draft.base());
      }
      if (draft.replacing().isPresent()) {
        throw new CannotRewrite();
      }
    }
    answer.body(missing.base());
  }

  @Override
  public void removeBranch(String branch) throws ForgeFailed {
    Answer answer = calls.delete(root + "branches/" + Encoded.path(branch));
    if (!answer.missing()) {
      answer.body("");
    }
  }

  /** There is no filter by branch. The latest 500 of the repository are looked through. */
  @Override
  public List<PullRequest> from(String branch) throws ForgeFailed {
    List<PullRequest> all = new ArrayList<>();
    for (int page = 1; page <= PAGES; page++) {
      Answer answer =
          calls.get(root + "pulls?state=all&sort=recentupdate&limit=" + PAGE + "&page=" + page);
      List<Body> found = answer.body(missing.repository()).each();
      for (Body one : found) {
        if (isFrom(branch, one)) {
          all.add(pullRequest(one));
        }
      }
      if (found.isEmpty() || isLast(answer)) {
        break;
      }
    }
    all.sort(Comparator.comparingInt(PullRequest::number).reversed());
    return all;
  }

  /** Without the header the next page, which is empty, tells. */
  private static boolean isLast(Answer answer) {
    boolean pagesNamed = answer.headers().firstValue("X-Total-Count").isPresent();
    return pagesNamed
        && answer.headers().allValues("Link").stream().noneMatch(l -> l.contains("rel=\"next\""));
  }

  /** When a branch is gone its name is only in the label. */
  private static boolean isFrom(String branch, Body one) {
    boolean ours =
        one.at("head").json().path("repo_id").asLong(-1)
            == one.at("base").json().path("repo_id").asLong(-2);
    return ours
        && (one.at("head").textOrNone("ref").equals(branch)
            || one.at("head").textOrNone("label").equals(branch));
  }

  @Override
  public Optional<PullRequest> pullRequest(int number) throws ForgeFailed {
    Answer answer = calls.get(root + "pulls/" + number);
    return answer.missing() ? Optional.empty() : Optional.of(pullRequest(answer.body("")));
  }

  private static PullRequest pullRequest(Body body) throws ForgeFailed {
    boolean merged = body.json().path("merged").asBoolean();
    boolean open = body.text("state").equals("open");
    return new PullRequest(
        body.number("number"),
        body.page("html_url"),
        merged
            ? PullRequest.State.Merged
            : open ? PullRequest.State.Open : PullRequest.State.Closed,
        body.text("title"),
        body.textOrNone("body"),
        body.at("base").text("ref"),
        body.at("head").textOrNone("label"),
        body.at("head").textOrNone("sha"),
        merged ? body.textOrNone("merge_commit_sha") : "",
        body.at("labels").texts("name"));
  }

  @Override
  public PullRequest open(String branch, String base, String title, String body)
      throws ForgeFailed {
    var request =
        JSON.objectNode()
            .put("title", title)
            .put("head", branch)
            .put("base", base)
            .put("body", body);
    return pullRequest(calls.post(root + "pulls", request).body(missing.repository()));
  }

  @Override
  public void rewrite(int number, String base, String title, String body) throws ForgeFailed {
    change(number, JSON.objectNode().put("title", title).put("body", body).put("base", base));
  }

  @Override
  public void label(int number, List<String> names) throws ForgeFailed {
    labels.add(number, names);
  }

  /** Comments come in one answer. */
  @Override
  public boolean commented(int number, String text) throws ForgeFailed {
    return calls
        .get(root + "issues/" + number + "/comments")
        .body(missing.pullRequest(number))
        .texts("body")
        .stream()
        .anyMatch(c -> c.contains(text));
  }

  @Override
  public void comment(int number, String text) throws ForgeFailed {
    calls
        .post(root + "issues/" + number + "/comments", JSON.objectNode().put("body", text))
        .body(missing.pullRequest(number));
  }

  @Override
  public void close(int number) throws ForgeFailed {
    change(number, JSON.objectNode().put("state", "closed"));
  }

  private void change(int number, ObjectNode request) throws ForgeFailed {
    calls.patch(root + "pulls/" + number, request).body(missing.pullRequest(number));
  }
}
