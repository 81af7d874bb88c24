package dev.loadtest.controller.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.loadtest.controller.git.PullRequestOutcome.How;
import dev.loadtest.controller.git.PullRequestOutcome.Open;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole flow on a real Gitea, which LOADTEST_FORGE_URL and LOADTEST_FORGE_TOKEN name. */
class GiteaIT {
  private static final String PATH = "load tests/chäckout #1.yaml";
  private static final String MANIFEST = "# \uD83D\uDE80\r\np95: 400\r\nother: 1";
  private static final String BRANCH = BranchName.of("shop", "checkout", "thresholds");

  private RealGitea gitea;

  @BeforeEach
  void open() {
    gitea = RealGitea.openOrSkip();
    gitea.push("main", PATH, MANIFEST);
  }

  @AfterEach
  void close() {
    if (gitea != null) {
      gitea.close();
    }
  }

  @Test
  void aProposalIsOpenedUpdatedRebuiltAndMerged() throws Exception {
    Open made = (Open) ensure("p1", 520);
    assertThat(made).isEqualTo(new Open(made.number(), made.url(), How.Created, Optional.empty()));
    assertThat(gitea.files(made.number())).isEqualTo(Map.of(PATH, 2));
    assertThat(text()).isEqualTo(MANIFEST.replace("400", "520"));
    assertThat(gitea.pull(made.number()).path("labels").findValuesAsText("name"))
        .containsExactlyInAnyOrder("load-test", "heal");

    assertThat(ensure("p1", 520)).isEqualTo(same(made, How.Unchanged));
    assertThat(ensure("p2", 560)).isEqualTo(same(made, How.Updated));
    assertThat(gitea.commits(made.number())).isEqualTo(1);
    assertThat(gitea.pull(made.number()).path("title").asText()).isEqualTo("Title 560");
    assertThat(ensure("p2", 560)).isEqualTo(same(made, How.Unchanged));

    gitea.push("main", PATH, MANIFEST.replace("other: 1", "other: 2"));
    assertThat(ensure("p2", 560)).isEqualTo(same(made, How.Updated));
    assertThat(gitea.files(made.number())).isEqualTo(Map.of(PATH, 2));
    assertThat(gitea.commits(made.number())).isEqualTo(1);
    assertThat(text()).isEqualTo(MANIFEST.replace("400", "560").replace("other: 1", "other: 2"));

    gitea.push("main", "README.md", "moved on");
    gitea.updateBranch(made.number());
    assertThat(ensure("p2", 560)).isEqualTo(same(made, How.Unchanged));

    gitea.merge(made.number());
    assertThat(ensure("p2", 560))
        .isEqualTo(
            new PullRequestOutcome.Merged(
                made.number(), made.url(), gitea.forge().head("main").orElseThrow()));
    Open next = (Open) ensure("p3", 600);
    assertThat(next.number()).isGreaterThan(made.number());
    assertThat(gitea.files(next.number())).isEqualTo(Map.of(PATH, 2));
  }

  @Test
  void peoplesDecisionsStand() throws Exception {
    Open made = (Open) ensure("p1", 520);
    gitea.set(made.number(), "closed");
    assertThat(ensure("p1", 520))
        .isEqualTo(new PullRequestOutcome.Rejected(made.number(), made.url()));

    Open other = (Open) ensure("p2", 560);
    gitea.push(BRANCH, PATH, MANIFEST.replace("400", "530"));
    for (int i = 0; i < 2; i++) {
      assertThat(ensure("p3", 600))
          .isEqualTo(new PullRequestOutcome.EditedByPerson(other.number(), other.url()));
    }
    assertThat(text()).isEqualTo(MANIFEST.replace("400", "530"));
    assertThat(gitea.comments(other.number())).hasSize(1);
  }

  @Test
  void aStaleOneIsClosedAndMayComeAgain() throws Exception {
    Open made = (Open) ensure("p1", 520);
    PullRequests pullRequests = gitea.pullRequests();
    for (int i = 0; i < 2; i++) {
      assertThat(
              pullRequests.close(
                  gitea.policy(PATH), gitea.accessToken(), made.number(), "It fits again."))
          .isEqualTo(new PullRequestState.Withdrawn(made.number(), made.url()));
    }
    assertThat(gitea.comments(made.number())).hasSize(1);
    Open next = (Open) ensure("p1", 520);
    assertThat(next.number()).isGreaterThan(made.number());
    Forge forge = gitea.forge();
    forge.removeBranch(BRANCH);
    assertThat(forge.head(BRANCH)).isEmpty();
    // Gitea closes what lost its branch a moment later.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(forge.from(BRANCH))
                    .extracting(PullRequest::number, PullRequest::state)
                    .containsExactly(
                        tuple(next.number(), PullRequest.State.Closed),
                        tuple(made.number(), PullRequest.State.Closed)));
  }

  @Test
  void whatIsStaleOrWrongHasAType() throws Exception {
    ensure("p1", 520);
    Forge forge = gitea.forge();
    String main = forge.head("main").orElseThrow();
    String head = forge.head(BRANCH).orElseThrow();
    Draft stale =
        new Draft(BRANCH, "main", main, PATH, "0".repeat(40), "x", "m", Optional.of("not " + head));
    assertThat(failure(() -> forge.write(stale))).isInstanceOf(Failure.Conflict.class);
    assertThat(failure(() -> forge.write(stale.anew()))).isInstanceOf(Failure.Declined.class);
    assertThat(failure(() -> forge.open(BRANCH, "main", "T", "B")))
        .isInstanceOf(Failure.Conflict.class);
    assertThat(
            gitea
                .pullRequests()
                .ensure(request(gitea.policy(PATH), new AccessToken("wrong"), "p", 1)))
        .isInstanceOfSatisfying(
            PullRequestOutcome.Failed.class,
            f -> assertThat(f.failure()).isInstanceOf(Failure.Unauthorized.class));
    assertThat(
            gitea
                .pullRequests()
                .ensure(request(gitea.policy("gone.yaml"), gitea.accessToken(), "p", 1)))
        .isInstanceOf(PullRequestOutcome.Refused.class);
  }

  /** Gitea's own renderer is asked what it makes of it. */
  @Test
  void textOfOthersIsRenderedAsText() {
    String hostile =
        "@bot #1 ![x](https://e.example/p.png) https://e.example | `a` <b onclick=x>y</b>\n```\n# H";
    PullRequestFacts facts =
        new PullRequestFacts(
            "shop",
            "checkout",
            "r",
            List.of(new PullRequestFacts.Row(hostile, hostile, hostile, hostile, hostile, hostile)),
            List.of(new PullRequestFacts.Changed(hostile, hostile, hostile, hostile)),
            hostile,
            PullRequestFacts.Author.Model,
            Optional.empty());
    String html = gitea.html(PullRequestText.body(facts));
    assertThat(html).contains("<table>", "@bot", "onclick").doesNotContain("<a ", "<img", "<b");
    assertThat(html.split("<tr>")).hasSize(5);
    assertThat(html).doesNotContain("<h1");
  }

  private static Failure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    var caught = new java.util.concurrent.atomic.AtomicReference<Failure>();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ForgeFailed.class, f -> caught.set(f.failure()));
    return caught.get();
  }

  private String text() throws ForgeFailed {
    Forge forge = gitea.forge();
    return ((FileAt.Text) forge.read(PATH, forge.head(BRANCH).orElseThrow())).text();
  }

  private PullRequestOutcome ensure(String proposal, int p95) {
    return gitea
        .pullRequests()
        .ensure(request(gitea.policy(PATH), gitea.accessToken(), proposal, p95));
  }

  private static HealRequest request(
      dev.loadtest.core.spec.PullRequestPolicy policy,
      AccessToken token,
      String proposal,
      int p95) {
    return new HealRequest(
        policy,
        token,
        BRANCH,
        "Title " + p95,
        "Body " + p95,
        text -> new Edit.Edited.Text(text.replaceAll("p95: \\d+", "p95: " + p95)),
        new Marker("u1", proposal));
  }

  private static Open same(Open made, How how) {
    return new Open(made.number(), made.url(), how, Optional.empty());
  }
}
