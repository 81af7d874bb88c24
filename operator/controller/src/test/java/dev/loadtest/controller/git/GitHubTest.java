package dev.loadtest.controller.git;

import static dev.loadtest.controller.git.Drafts.BASE;
import static dev.loadtest.controller.git.Drafts.BRANCH;
import static dev.loadtest.controller.git.Drafts.ENCODED_PATH;
import static dev.loadtest.controller.git.Drafts.HEAD;
import static dev.loadtest.controller.git.Drafts.PATH;
import static dev.loadtest.controller.git.Drafts.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire as https://docs.github.com/en/rest describes it, here on an Enterprise Server. */
class GitHubTest {
  private static final String ROOT = "/api/v3/repos/shop/load-tests/";
  private final ForgeServer server = new ForgeServer();
  private Forge forge;

  @BeforeEach
  void open() throws ForgeFailed {
    forge = server.forge(Provider.GitHub, "shop/load-tests");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void eachCallSaysWhoAndWhichVersion() throws ForgeFailed {
    server.on("GET " + ROOT + "git/ref/heads/" + BRANCH, 200, ref(HEAD));
    assertThat(forge.head(BRANCH)).hasValue(HEAD);
    var headers = server.asked.getFirst().headers();
    assertThat(headers.get("Authorization")).containsExactly("Bearer " + ForgeServer.TOKEN);
    assertThat(headers.get("Accept")).containsExactly("application/vnd.github+json");
    assertThat(headers.get("X-GitHub-Api-Version")).containsExactly("2022-11-28");
    assertThat(headers.get("User-Agent")).containsExactly("loadtest-operator");
  }

  @Test
  void aBranchThatIsNotThereHasNoHead() throws ForgeFailed {
    server.on("GET " + ROOT + "git/ref/heads/no%23ne", 404, "{\"message\":\"Not Found\"}");
    assertThat(forge.head("no#ne")).isEmpty();
  }

  @Test
  void aFileIsReadAtACommitWithAllItsBytes() throws ForgeFailed {
    String content = FileText.base64(TEXT).replaceAll("(.{10})", "$1\\\\n");
    server.on(
        "GET " + ROOT + "contents/" + ENCODED_PATH + "?ref=" + BASE,
        200,
        "{\"type\":\"file\",\"encoding\":\"base64\",\"size\":9,\"sha\":\"blob1\",\"content\":\""
            + content
            + "\"}");
    assertThat(forge.read(PATH, BASE)).isEqualTo(new FileAt.Text(TEXT, "blob1"));
  }

  @Test
  void whatIsNoEditableFileIsSaid() throws ForgeFailed {
    String at = "GET " + ROOT + "contents/f?ref=" + BASE;
    server.on(
        at,
        ForgeServer.json(404, "{\"message\":\"Not Found\"}"),
        ForgeServer.json(200, "[]"),
        ForgeServer.json(200, "{\"type\":\"submodule\",\"sha\":\"s\"}"),
        ForgeServer.json(
            200, "{\"type\":\"file\",\"encoding\":\"none\",\"content\":\"\",\"sha\":\"s\"}"),
        ForgeServer.json(
            200, "{\"type\":\"file\",\"encoding\":\"base64\",\"content\":\"/w==\",\"sha\":\"s\"}"));
    for (String why :
        List.of(
            "is not there on the base branch",
            "is no file",
            "is no file",
            "is too large or no plain file",
            "is no text in UTF-8")) {
      assertThat(forge.read("f", BASE))
          .isEqualTo(
              new FileAt.None(
                  "healing.pullRequest.path: f "
                      + why
                      + ": name the file with the test's manifest"));
    }
  }

  @Test
  void aNewBranchAppearsWithItsCommit() throws Exception {
    server
        .on(
            "GET " + ROOT + "git/commits/" + BASE,
            200,
            "{\"sha\":\"" + BASE + "\",\"tree\":{\"sha\":\"tree0\"}}")
        .on("POST " + ROOT + "git/trees", 201, "{\"sha\":\"tree1\"}")
        .on("POST " + ROOT + "git/commits", 201, "{\"sha\":\"commit1\"}")
        .on("POST " + ROOT + "git/refs", 201, ref("commit1"));
    forge.write(Drafts.fresh());
    assertThat(server.asked.get(1).body())
        .isEqualTo(
            ForgeServer.JSON
                .createObjectNode()
                .put("base_tree", "tree0")
                .set(
                    "tree",
                    ForgeServer.JSON
                        .createArrayNode()
                        .add(
                            ForgeServer.JSON
                                .createObjectNode()
                                .put("path", PATH)
                                .put("mode", "100644")
                                .put("type", "blob")
                                .put("content", TEXT))));
    assertThat(server.asked.get(2).body())
        .isEqualTo(
            ForgeServer.JSON.readTree(
                "{\"message\":\"Title\\n\\nSeal: x\\n\",\"tree\":\"tree1\",\"parents\":[\""
                    + BASE
                    + "\"]}"));
    assertThat(server.asked.get(3).body())
        .isEqualTo(
            ForgeServer.JSON.readTree(
                "{\"ref\":\"refs/heads/" + BRANCH + "\",\"sha\":\"commit1\"}"));
  }

  @Test
  void aBranchIsMovedOnlyFromWhereItWas() throws Exception {
    server
        .on("GET " + ROOT + "git/commits/" + BASE, 200, "{\"tree\":{\"sha\":\"tree0\"}}")
        .on("POST " + ROOT + "git/trees", 201, "{\"sha\":\"tree1\"}")
        .on("POST " + ROOT + "git/commits", 201, "{\"sha\":\"commit1\"}")
        .on(
            "GET " + ROOT + "git/ref/heads/" + BRANCH,
            ForgeServer.json(200, ref(HEAD)),
            ForgeServer.json(200, ref("somebody-elses")))
        .on("PATCH " + ROOT + "git/refs/heads/" + BRANCH, 200, ref("commit1"));
    forge.write(Drafts.replacing());
    assertThat(server.only("PATCH").body())
        .isEqualTo(ForgeServer.JSON.readTree("{\"sha\":\"commit1\",\"force\":true}"));
    assertThatThrownBy(() -> forge.write(Drafts.replacing()))
        .isInstanceOfSatisfying(
            ForgeFailed.class, f -> assertThat(f.failure()).isInstanceOf(Failure.Conflict.class));
    assertThat(server.only("PATCH")).isNotNull();
  }

  @Test
  void aBranchThatAppearedMeanwhileIsARefusal() {
    server
        .on("GET " + ROOT + "git/commits/" + BASE, 200, "{\"tree\":{\"sha\":\"tree0\"}}")
        .on("POST " + ROOT + "git/trees", 201, "{\"sha\":\"tree1\"}")
        .on("POST " + ROOT + "git/commits", 201, "{\"sha\":\"commit1\"}")
        .on("POST " + ROOT + "git/refs", 422, "{\"message\":\"Reference already exists\"}");
    assertThatThrownBy(() -> forge.write(Drafts.fresh()))
        .isInstanceOfSatisfying(
            ForgeFailed.class,
            f ->
                assertThat(f.failure())
                    .isEqualTo(
                        new Failure.Declined(
                            "GitHub declined a change of shop/load-tests (HTTP 422: Reference"
                                + " already exists): check healing.pullRequest and the rules of"
                                + " the repository")));
  }

  @Test
  void aCommitSaysWhatItChanged() throws ForgeFailed {
    server.on(
        "GET " + ROOT + "commits/" + HEAD,
        200,
        """
        {"sha":"%s","commit":{"message":"m\\n\\nx"},"parents":[{"sha":"p1"}],
         "files":[{"filename":"a.yaml","status":"modified"}]}
        """
            .formatted(HEAD));
    assertThat(forge.commit(HEAD))
        .isEqualTo(new Commit(HEAD, "m\n\nx", List.of("p1"), List.of("a.yaml")));
  }

  @Test
  void pullRequestsAreFoundByBranchAndForksAreNotOurs() throws ForgeFailed {
    server.on(
        "GET "
            + ROOT
            + "pulls?state=all&head=shop%3Aloadtest-heal%2Fshop%2Fcheckout%2Fthresholds&per_page=100",
        200,
        "["
            + String.join(
                ",",
                pull(3, "closed", "null", "Shop/Load-Tests"),
                pull(5, "open", "null", "shop/load-tests"),
                pull(4, "closed", "\"2026-01-01T00:00:00Z\"", "shop/load-tests"),
                pull(6, "open", "null", "shop/fork"),
                pull(7, "open", "null", "shop/load-tests").replace(BRANCH, BRANCH + "-2"))
            + "]");
    assertThat(forge.from(BRANCH))
        .extracting(PullRequest::number, PullRequest::state, PullRequest::mergeCommit)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(5, PullRequest.State.Open, ""),
            org.assertj.core.groups.Tuple.tuple(4, PullRequest.State.Merged, "merge4"),
            org.assertj.core.groups.Tuple.tuple(3, PullRequest.State.Closed, ""));
  }

  @Test
  void aPullRequestIsOpenedChangedLabelledAndClosed() throws ForgeFailed {
    server
        .on("POST " + ROOT + "pulls", 201, pull(5, "open", "null", "shop/load-tests"))
        .on("PATCH " + ROOT + "pulls/5", 200, pull(5, "open", "null", "shop/load-tests"))
        .on("POST " + ROOT + "issues/5/labels", 200, "[]")
        .on("POST " + ROOT + "issues/5/comments", 201, "{}");
    PullRequest made = forge.open(BRANCH, "main", "T", "B");
    assertThat(made.number()).isEqualTo(5);
    assertThat(made.url()).isEqualTo("https://github.example/shop/load-tests/pull/5");
    assertThat(made.labels()).containsExactly("load-test");
    forge.rewrite(5, "release", "T2", "B2");
    forge.label(5, List.of("a", "b"));
    forge.comment(5, "C");
    forge.close(5);
    assertThat(server.asked)
        .extracting(a -> a.body().toString())
        .containsExactly(
            "{\"title\":\"T\",\"head\":\"" + BRANCH + "\",\"base\":\"main\",\"body\":\"B\"}",
            "{\"title\":\"T2\",\"body\":\"B2\",\"base\":\"release\"}",
            "{\"labels\":[\"a\",\"b\"]}",
            "{\"body\":\"C\"}",
            "{\"state\":\"closed\"}");
    assertThat(server.asked.getFirst().headers().get("Content-Type"))
        .containsExactly("application/json");
  }

  @Test
  void commentsAreLookedThroughByPage() throws ForgeFailed {
    String at = "GET " + ROOT + "issues/5/comments?per_page=30&page=";
    String full = "[" + "{\"body\":\"x\"},".repeat(29) + "{\"body\":null}]";
    server.on(at + 1, 200, full).on(at + 2, 200, "[{\"body\":\"a <!-- mark --> b\"}]");
    assertThat(forge.commented(5, "<!-- mark -->")).isTrue();
    assertThat(forge.commented(5, "<!-- other -->")).isFalse();
  }

  @Test
  void aPullRequestThatIsGoneIsAbsent() throws ForgeFailed {
    server.on("GET " + ROOT + "pulls/9", 404, "{\"message\":\"Not Found\"}");
    assertThat(forge.pullRequest(9)).isEmpty();
  }

  @Test
  void aBranchIsRemovedOnce() throws ForgeFailed {
    server.on(
        "DELETE " + ROOT + "git/refs/heads/" + BRANCH,
        ForgeServer.json(204, ""),
        ForgeServer.json(404, "{}"));
    forge.removeBranch(BRANCH);
    forge.removeBranch(BRANCH);
  }

  private static String ref(String sha) {
    return "{\"ref\":\"refs/heads/x\",\"object\":{\"type\":\"commit\",\"sha\":\"" + sha + "\"}}";
  }

  private static String pull(int number, String state, String mergedAt, String repository) {
    return """
    {"number":%d,"state":"%s","merged_at":%s,"merge_commit_sha":"merge%d","title":"T","body":null,
     "html_url":"https://github.example/shop/load-tests/pull/%d","labels":[{"name":"load-test"}],
     "base":{"ref":"main"},"head":{"ref":"%s","sha":"%s","repo":{"full_name":"%s"}}}
    """
        .formatted(number, state, mergedAt, number, number, BRANCH, HEAD, repository);
  }
}
