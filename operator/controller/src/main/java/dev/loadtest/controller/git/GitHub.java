package dev.loadtest.controller.git;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.controller.git.Answer.Body;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * GitHub's REST API, version 2022-11-28, of github.com and of GitHub Enterprise Server. A commit is
 * made of a tree before a branch points to it: then branch and commit appear at once, and GitHub
 * signs it when the token is an app's.
 *
 * <p>Source: https://docs.github.com/en/rest (git/trees, git/commits, git/refs, repos/contents,
 * pulls, issues/comments, issues/labels)
 */
final class GitHub implements Forge {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ForgeCalls calls;
  private final Missing missing;
  private final String repository;
  private final String owner;
  private final String root;

  GitHub(ForgeCalls calls, Missing missing, String repository) {
    this.calls = calls;
    this.missing = missing;
    this.repository = repository;
    this.owner = repository.substring(0, repository.indexOf('/'));
    this.root = "repos/" + Encoded.path(repository) + "/";
  }

  @Override
  public Optional<String> head(String branch) throws ForgeFailed {
    Answer answer = calls.get(root + "git/ref/heads/" + Encoded.path(branch));
    return answer.missing()
        ? Optional.empty()
        : Optional.of(answer.body("").at("object").text("sha"));
  }

  @Override
  public Commit commit(String id) throws ForgeFailed {
    Body body = calls.get(root + "commits/" + Encoded.whole(id)).body(missing.commit(id));
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
  public void write(Draft draft) throws ForgeFailed {
    String commit = madeCommit(draft);
    if (draft.replacing().isEmpty()) {
      var ref = JSON.objectNode().put("ref", "refs/heads/" + draft.branch()).put("sha", commit);
      calls.post(root + "git/refs", ref).body(missing.repository());
      return;
    }
    missing.unlessMoved(this, draft);
    calls
        .patch(
            root + "git/refs/heads/" + Encoded.path(draft.branch()),
            JSON.objectNode().put("sha", commit).put("force", true))
        .body(missing.branch(draft.branch()));
  }

  private String madeCommit(Draft draft) throws ForgeFailed {
    String base =
        calls
            .get(root + "git/commits/" + Encoded.whole(draft.baseCommit()))
            .body(missing.commit(draft.baseCommit()))
            .at("tree")
            .text("sha");
    ObjectNode tree = JSON.objectNode().put("base_tree", base);
    tree.putArray("tree")
        .addObject()
        .put("path", draft.path())
        .put("mode", "100644")
        .put("type", "blob")
        .put("content", draft.text());
    String made = calls.post(root + "git/trees", tree).body(missing.repository()).text("sha");
    ObjectNode commit = JSON.objectNode().put("message", draft.message()).put("tree", made);
    commit.putArray("parents").add(draft.baseCommit());
    return calls.post(root + "git/commits", commit).body(missing.repository()).text("sha");
  }

  @Override
  public void removeBranch(String branch) throws ForgeFailed {
    Answer answer = calls.delete(root + "git/refs/heads/" + Encoded.path(branch));
    if (!answer.missing()) {
      answer.body("");
    }
  }

  @Override
  public List<PullRequest> from(String branch) throws ForgeFailed {
    String head = Encoded.whole(owner + ":" + branch);
    Body found =
        calls
            .get(root + "pulls?state=all&head=" + head + "&per_page=100")
            .body(missing.repository());
    List<PullRequest> all = new ArrayList<>();
    for (Body one : found.each()) {
      boolean ours = one.at("head").at("repo").textOrNone("full_name").equalsIgnoreCase(repository);
      if (ours && one.at("head").text("ref").equals(branch)) {
        all.add(pullRequest(one));
      }
    }
    all.sort(Comparator.comparingInt(PullRequest::number).reversed());
    return all;
  }

  @Override
  public Optional<PullRequest> pullRequest(int number) throws ForgeFailed {
    Answer answer = calls.get(root + "pulls/" + number);
    return answer.missing() ? Optional.empty() : Optional.of(pullRequest(answer.body("")));
  }

  private static PullRequest pullRequest(Body body) throws ForgeFailed {
    boolean merged = !body.textOrNone("merged_at").isEmpty();
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
        body.at("head").text("ref"),
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
    var request = JSON.objectNode().put("title", title).put("body", body).put("base", base);
    calls.patch(root + "pulls/" + number, request).body(missing.pullRequest(number));
  }

  @Override
  public void label(int number, List<String> labels) throws ForgeFailed {
    ObjectNode request = JSON.objectNode();
    var names = request.putArray("labels");
    labels.forEach(names::add);
    calls.post(root + "issues/" + number + "/labels", request).body(missing.pullRequest(number));
  }

  @Override
  public boolean commented(int number, String text) throws ForgeFailed {
    return Talk.contains(
        calls, root + "issues/" + number + "/comments?", missing.pullRequest(number), text);
  }

  @Override
  public void comment(int number, String text) throws ForgeFailed {
    calls
        .post(root + "issues/" + number + "/comments", JSON.objectNode().put("body", text))
        .body(missing.pullRequest(number));
  }

  @Override
  public void close(int number) throws ForgeFailed {
    calls
        .patch(root + "pulls/" + number, JSON.objectNode().put("state", "closed"))
        .body(missing.pullRequest(number));
  }
}
