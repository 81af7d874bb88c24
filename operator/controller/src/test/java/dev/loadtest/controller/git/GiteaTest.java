package dev.loadtest.controller.git;

import static dev.loadtest.controller.git.Drafts.BASE;
import static dev.loadtest.controller.git.Drafts.BRANCH;
import static dev.loadtest.controller.git.Drafts.ENCODED_PATH;
import static dev.loadtest.controller.git.Drafts.HEAD;
import static dev.loadtest.controller.git.Drafts.PATH;
import static dev.loadtest.controller.git.Drafts.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire as Gitea 1.26 describes it (its swagger), and what Forgejo does otherwise. */
class GiteaTest {
  private static final String ROOT = "/api/v1/repos/shop/load-tests/";
  private final ForgeServer server = new ForgeServer();
  private Forge forge;

  @BeforeEach
  void open() throws ForgeFailed {
    forge = server.forge(Provider.Gitea, "shop/load-tests");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void eachCallSaysWho() throws ForgeFailed {
    server.on("GET " + ROOT + "branches/" + BRANCH, 200, branch(HEAD));
    assertThat(forge.head(BRANCH)).hasValue(HEAD);
    assertThat(server.asked.getFirst().headers().get("Authorization"))
        .containsExactly("token " + ForgeServer.TOKEN);
  }

  @Test
  void aFileIsReadAtACommitWithAllItsBytes() throws ForgeFailed {
    server.on(
        "GET " + ROOT + "contents/" + ENCODED_PATH + "?ref=" + BASE,
        200,
        "{\"type\":\"file\",\"encoding\":\"base64\",\"sha\":\"blob1\",\"content\":\""
            + FileText.base64(TEXT)
            + "\"}");
    assertThat(forge.read(PATH, BASE)).isEqualTo(new FileAt.Text(TEXT, "blob1"));
  }

  @Test
  void oneCallMakesBranchAndCommit() throws Exception {
    server.on(
        "PUT " + ROOT + "contents/" + ENCODED_PATH, 200, "{\"commit\":{\"sha\":\"commit1\"}}");
    forge.write(Drafts.fresh());
    assertThat(server.only("PUT").body()).isEqualTo(ForgeServer.JSON.readTree(change("")));
  }

  @Test
  void aBranchIsPutOnItsBaseByForceAndOnlyFromWhereItWas() throws Exception {
    server
        .on(
            "GET " + ROOT + "branches/" + BRANCH,
            ForgeServer.json(200, branch(HEAD)),
            ForgeServer.json(200, branch("somebody-elses")))
        .on("PUT " + ROOT + "contents/" + ENCODED_PATH, 200, "{\"commit\":{\"sha\":\"c\"}}");
    forge.write(Drafts.replacing());
    assertThat(server.only("PUT").body())
        .isEqualTo(ForgeServer.JSON.readTree(change(",\"force_push\":true")));
    assertThatThrownBy(() -> forge.write(Drafts.replacing()))
        .isInstanceOfSatisfying(
            ForgeFailed.class, f -> assertThat(f.failure()).isInstanceOf(Failure.Conflict.class));
  }

  @Test
  void aServerWithoutForceCannotRewrite() {
    server
        .on("GET " + ROOT + "branches/" + BRANCH, 200, branch(HEAD))
        .on("GET " + ROOT + "branches/main", 200, branch(BASE))
        .on(
            "PUT " + ROOT + "contents/" + ENCODED_PATH,
            422,
            "{\"message\":\"branch already exists\"}");
    assertThatThrownBy(() -> forge.write(Drafts.replacing())).isInstanceOf(CannotRewrite.class);
  }

  @Test
  void aStaleFileIsAConflict() {
    server
        .on("GET " + ROOT + "branches/main", 200, branch("moved-on"))
        .on(
            "PUT " + ROOT + "contents/" + ENCODED_PATH,
            422,
            "{\"message\":\"sha does not match [given: blob1, expected: blob2]\"}");
    assertThatThrownBy(() -> forge.write(Drafts.fresh()))
        .isInstanceOfSatisfying(
            ForgeFailed.class,
            f ->
                assertThat(f.failure())
                    .isEqualTo(
                        new Failure.Conflict(
                            "branch main changed in shop/load-tests meanwhile: nothing to do, it"
                                + " is tried again")));
  }

  @Test
  void aCommitSaysWhatItChanged() throws ForgeFailed {
    server.on(
        "GET " + ROOT + "git/commits/" + HEAD + "?stat=false&verification=false&files=true",
        200,
        """
        {"sha":"%s","commit":{"message":"m\\n"},"parents":[{"sha":"p1"}],
         "files":[{"filename":"a.yaml","status":"modified"}]}
        """
            .formatted(HEAD));
    assertThat(forge.commit(HEAD))
        .isEqualTo(new Commit(HEAD, "m\n", List.of("p1"), List.of("a.yaml")));
  }

  @Test
  void pullRequestsAreLookedThroughByPage() throws ForgeFailed {
    String at = "GET " + ROOT + "pulls?state=all&sort=recentupdate&limit=50&page=";
    String others =
        IntStream.range(100, 150)
            .mapToObj(n -> pull(n, "open", false, "other", 1))
            .collect(Collectors.joining(",", "[", "]"));
    String ours =
        "["
            + String.join(
                ",",
                pull(3, "closed", false, BRANCH, 1),
                pull(4, "closed", true, "refs/pull/4/head", 1),
                pull(5, "open", false, BRANCH, 1),
                pull(6, "open", false, BRANCH, 2))
            + "]";
    server
        .on(
            at + 1,
            ForgeServer.json(
                200, others, "X-Total-Count", "54", "Link", "<" + at + "2>; rel=\"next\""))
        .on(at + 2, ForgeServer.json(200, ours, "X-Total-Count", "54"));
    assertThat(forge.from(BRANCH))
        .extracting(
            PullRequest::number, PullRequest::state, PullRequest::mergeCommit, PullRequest::head)
        .containsExactly(
            tuple(5, PullRequest.State.Open, "", BRANCH),
            tuple(4, PullRequest.State.Merged, "merge4", BRANCH),
            tuple(3, PullRequest.State.Closed, "", BRANCH));
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void aPullRequestIsOpenedChangedAndClosed() throws ForgeFailed {
    server
        .on("POST " + ROOT + "pulls", 201, pull(5, "open", false, BRANCH, 1))
        .on("PATCH " + ROOT + "pulls/5", 201, pull(5, "open", false, BRANCH, 1))
        .on("POST " + ROOT + "issues/5/comments", 201, "{}");
    assertThat(forge.open(BRANCH, "main", "T", "B").number()).isEqualTo(5);
    forge.rewrite(5, "release", "T2", "B2");
    forge.comment(5, "C");
    forge.close(5);
    assertThat(server.asked)
        .extracting(a -> a.body().toString())
        .containsExactly(
            "{\"title\":\"T\",\"head\":\"" + BRANCH + "\",\"base\":\"main\",\"body\":\"B\"}",
            "{\"title\":\"T2\",\"body\":\"B2\",\"base\":\"release\"}",
            "{\"body\":\"C\"}",
            "{\"state\":\"closed\"}");
  }

  @Test
  void labelsHaveNumbersAndAreMadeWhenTheyAreNotThere() throws ForgeFailed {
    server
        .on("GET /api/v1/orgs/shop/labels?limit=50&page=1", 403, "{\"message\":\"scope\"}")
        .on(
            "GET " + ROOT + "labels?limit=50&page=1",
            200,
            "[{\"id\":7,\"name\":\"load-test\"},{\"id\":8,\"name\":\"bug\"}]")
        .on("POST " + ROOT + "labels", 201, "{\"id\":9,\"name\":\"heal\"}")
        .on("POST " + ROOT + "issues/5/labels", 200, "[]");
    forge.label(5, List.of("load-test", "heal"));
    assertThat(server.asked.getLast().body()).hasToString("{\"labels\":[7,9]}");
    assertThat(server.asked.get(2).body()).hasToString("{\"name\":\"heal\",\"color\":\"#8a8a8a\"}");
  }

  @Test
  void commentsComeInOneAnswer() throws ForgeFailed {
    server.on("GET " + ROOT + "issues/5/comments", 200, "[{\"body\":\"<!-- mark -->\"}]");
    assertThat(forge.commented(5, "<!-- mark -->")).isTrue();
    assertThat(forge.commented(5, "<!-- other -->")).isFalse();
  }

  private static String branch(String sha) {
    return "{\"name\":\"x\",\"commit\":{\"id\":\"" + sha + "\"}}";
  }

  private static String change(String force) {
    return """
    {"branch":"main","new_branch":"%s","sha":"blob1","content":"%s","message":"Title\\n\\nSeal: x\\n"%s}
    """
        .formatted(BRANCH, FileText.base64(TEXT), force);
  }

  private static String pull(int number, String state, boolean merged, String ref, int repo) {
    return """
    {"number":%d,"state":"%s","merged":%b,"merge_commit_sha":"merge%d","title":"T","body":"",
     "html_url":"https://gitea.example/shop/load-tests/pulls/%d","labels":[],
     "base":{"label":"main","ref":"main","repo_id":1},
     "head":{"label":"%s","ref":"%s","sha":"%s","repo_id":%d}}
    """
        .formatted(
            number,
            state,
            merged,
            number,
            number,
            ref.startsWith("refs/") ? BRANCH : ref,
            ref,
            HEAD,
            repo);
  }
}
