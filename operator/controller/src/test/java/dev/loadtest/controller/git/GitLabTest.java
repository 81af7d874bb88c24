package dev.loadtest.controller.git;

import static dev.loadtest.controller.git.Drafts.BASE;
import static dev.loadtest.controller.git.Drafts.BRANCH;
import static dev.loadtest.controller.git.Drafts.HEAD;
import static dev.loadtest.controller.git.Drafts.PATH;
import static dev.loadtest.controller.git.Drafts.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire as https://docs.gitlab.com/api describes it. */
class GitLabTest {
  private static final String ROOT = "/api/v4/projects/shop%2Fperf%2Fload-tests/";
  private static final String ENCODED_BRANCH = "loadtest-heal%2Fshop%2Fcheckout%2Fthresholds";
  private final ForgeServer server = new ForgeServer();
  private Forge forge;

  @BeforeEach
  void open() throws ForgeFailed {
    forge = server.forge(Provider.GitLab, "shop/perf/load-tests");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void eachCallSaysWho() throws ForgeFailed {
    server.on("GET " + ROOT + "repository/branches/" + ENCODED_BRANCH, 200, branch(HEAD));
    assertThat(forge.head(BRANCH)).hasValue(HEAD);
    var headers = server.asked.getFirst().headers();
    assertThat(headers.get("PRIVATE-TOKEN")).containsExactly(ForgeServer.TOKEN);
    assertThat(headers.get("Authorization")).isNull();
  }

  @Test
  void aBranchThatIsNotThereHasNoHead() throws ForgeFailed {
    server.on(
        "GET " + ROOT + "repository/branches/none", 404, "{\"message\":\"404 Branch Not Found\"}");
    assertThat(forge.head("none")).isEmpty();
  }

  @Test
  void aFileIsReadAtACommitWithAllItsBytes() throws ForgeFailed {
    server.on(
        "GET " + ROOT + "repository/files/load%20tests%2Fch%C3%A4ckout%20%231.yaml?ref=" + BASE,
        200,
        """
        {"file_name":"x","size":9,"encoding":"base64","content":"%s","ref":"%s","blob_id":"blob1",
         "commit_id":"c","last_commit_id":"c"}
        """
            .formatted(FileText.base64(TEXT), BASE));
    assertThat(forge.read(PATH, BASE)).isEqualTo(new FileAt.Text(TEXT, "blob1"));
  }

  @Test
  void aFileThatIsNotThereIsSaid() throws ForgeFailed {
    server.on(
        "GET " + ROOT + "repository/files/f?ref=" + BASE,
        404,
        "{\"message\":\"404 File Not Found\"}");
    assertThat(forge.read("f", BASE)).isInstanceOf(FileAt.None.class);
  }

  @Test
  void oneCallMakesBranchAndCommit() throws Exception {
    server.on("POST " + ROOT + "repository/commits", 201, "{\"id\":\"commit1\"}");
    forge.write(Drafts.fresh());
    assertThat(server.only("POST").body()).isEqualTo(ForgeServer.JSON.readTree(commit("")));
  }

  @Test
  void aBranchIsPutOnItsBaseByForceAndOnlyFromWhereItWas() throws Exception {
    server
        .on(
            "GET " + ROOT + "repository/branches/" + ENCODED_BRANCH,
            ForgeServer.json(200, branch(HEAD)),
            ForgeServer.json(200, branch("somebody-elses")))
        .on("POST " + ROOT + "repository/commits", 201, "{\"id\":\"commit1\"}");
    forge.write(Drafts.replacing());
    assertThat(server.only("POST").body())
        .isEqualTo(ForgeServer.JSON.readTree(commit("\"force\":true,")));
    assertThatThrownBy(() -> forge.write(Drafts.replacing()))
        .isInstanceOfSatisfying(
            ForgeFailed.class, f -> assertThat(f.failure()).isInstanceOf(Failure.Conflict.class));
    assertThat(server.only("POST")).isNotNull();
  }

  @Test
  void aBranchThatAppearedMeanwhileIsARefusal() {
    server.on(
        "POST " + ROOT + "repository/commits",
        400,
        "{\"message\":\"A branch called 'x' already exists. Switch to that branch in order to make"
            + " changes\"}");
    assertThatThrownBy(() -> forge.write(Drafts.fresh()))
        .isInstanceOfSatisfying(
            ForgeFailed.class, f -> assertThat(f.failure()).isInstanceOf(Failure.Declined.class));
  }

  @Test
  void aCommitSaysWhatItChanged() throws ForgeFailed {
    server
        .on(
            "GET " + ROOT + "repository/commits/" + HEAD + "?stats=false",
            200,
            "{\"id\":\"" + HEAD + "\",\"message\":\"m\\n\",\"parent_ids\":[\"p1\",\"p2\"]}")
        .on(
            "GET " + ROOT + "repository/commits/" + HEAD + "/diff?per_page=30",
            200,
            """
            [{"old_path":"a.yaml","new_path":"a.yaml","diff":"@@"},
             {"old_path":"b.yaml","new_path":"c.yaml","renamed_file":true}]
            """);
    assertThat(forge.commit(HEAD))
        .isEqualTo(
            new Commit(HEAD, "m\n", List.of("p1", "p2"), List.of("a.yaml", "b.yaml", "c.yaml")));
  }

  @Test
  void mergeRequestsAreFoundByBranchAndForksAreNotOurs() throws ForgeFailed {
    server.on(
        "GET "
            + ROOT
            + "merge_requests?state=all&source_branch="
            + ENCODED_BRANCH
            + "&order_by=created_at&sort=desc&per_page=30",
        200,
        "["
            + String.join(
                ",",
                request(3, "closed", "null", 1),
                request(4, "merged", "\"merge4\"", 1),
                request(5, "merged", "null", 1),
                request(6, "locked", "null", 1),
                request(7, "opened", "null", 2))
            + "]");
    assertThat(forge.from(BRANCH))
        .extracting(PullRequest::number, PullRequest::state, PullRequest::mergeCommit)
        .containsExactly(
            tuple(6, PullRequest.State.Open, ""),
            tuple(5, PullRequest.State.Merged, HEAD),
            tuple(4, PullRequest.State.Merged, "merge4"),
            tuple(3, PullRequest.State.Closed, ""));
  }

  @Test
  void aMergeRequestIsOpenedChangedLabelledAndClosed() throws ForgeFailed {
    server
        .on("POST " + ROOT + "merge_requests", 201, request(5, "opened", "null", 1))
        .on("PUT " + ROOT + "merge_requests/5", 200, request(5, "opened", "null", 1))
        .on("POST " + ROOT + "merge_requests/5/notes", 201, "{\"id\":1}");
    PullRequest made = forge.open(BRANCH, "main", "T", "B");
    assertThat(made.url()).isEqualTo("https://gitlab.example/shop/-/merge_requests/5");
    assertThat(made.labels()).containsExactly("load-test");
    forge.rewrite(5, "release", "T2", "B2");
    forge.label(5, List.of("a", "b"));
    forge.comment(5, "C");
    forge.close(5);
    assertThat(server.asked)
        .extracting(a -> a.body().toString())
        .containsExactly(
            "{\"source_branch\":\""
                + BRANCH
                + "\",\"target_branch\":\"main\",\"title\":\"T\",\"description\":\"B\","
                + "\"remove_source_branch\":true}",
            "{\"title\":\"T2\",\"description\":\"B2\",\"target_branch\":\"release\"}",
            "{\"add_labels\":\"a,b\"}",
            "{\"body\":\"C\"}",
            "{\"state_event\":\"close\"}");
  }

  @Test
  void anOpenOneThatIsThereAlreadyIsAConflict() {
    server.on(
        "POST " + ROOT + "merge_requests",
        409,
        "{\"message\":[\"Another open merge request already exists for this source branch: !5\"]}");
    assertThatThrownBy(() -> forge.open(BRANCH, "main", "T", "B"))
        .isInstanceOfSatisfying(
            ForgeFailed.class, f -> assertThat(f.failure()).isInstanceOf(Failure.Conflict.class));
  }

  @Test
  void notesAreLookedThrough() throws ForgeFailed {
    server.on(
        "GET " + ROOT + "merge_requests/5/notes?sort=asc&per_page=30&page=1",
        200,
        "[{\"body\":\"<!-- mark -->\",\"system\":false}]");
    assertThat(forge.commented(5, "<!-- mark -->")).isTrue();
    assertThat(forge.commented(5, "<!-- other -->")).isFalse();
  }

  @Test
  void aBranchIsRemovedOnce() throws ForgeFailed {
    server.on(
        "DELETE " + ROOT + "repository/branches/" + ENCODED_BRANCH,
        ForgeServer.json(204, ""),
        ForgeServer.json(404, "{\"message\":\"404 Branch Not Found\"}"));
    forge.removeBranch(BRANCH);
    forge.removeBranch(BRANCH);
  }

  private static String branch(String sha) {
    return "{\"name\":\"x\",\"commit\":{\"id\":\"" + sha + "\"}}";
  }

  private static String commit(String force) {
    return """
    {"branch":"%s","start_sha":"%s","commit_message":"Title\\n\\nSeal: x\\n",%s"actions":
     [{"action":"update","file_path":"%s","encoding":"base64","content":"%s"}]}
    """
        .formatted(BRANCH, BASE, force, PATH, FileText.base64(TEXT));
  }

  private static String request(int number, String state, String merged, int source) {
    return """
    {"id":900,"iid":%d,"state":"%s","title":"T","description":null,"target_branch":"main",
     "source_branch":"%s","source_project_id":%d,"target_project_id":1,"sha":"%s",
     "merge_commit_sha":%s,"squash_commit_sha":null,"labels":["load-test"],
     "web_url":"https://gitlab.example/shop/-/merge_requests/%d"}
    """
        .formatted(number, state, BRANCH, source, HEAD, merged, number);
  }
}
