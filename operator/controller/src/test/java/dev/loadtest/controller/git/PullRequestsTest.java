package dev.loadtest.controller.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.controller.git.PullRequestOutcome.AlreadyThere;
import dev.loadtest.controller.git.PullRequestOutcome.EditedByPerson;
import dev.loadtest.controller.git.PullRequestOutcome.Failed;
import dev.loadtest.controller.git.PullRequestOutcome.How;
import dev.loadtest.controller.git.PullRequestOutcome.Merged;
import dev.loadtest.controller.git.PullRequestOutcome.Open;
import dev.loadtest.controller.git.PullRequestOutcome.Refused;
import dev.loadtest.controller.git.PullRequestOutcome.Rejected;
import dev.loadtest.core.spec.PullRequestPolicy;
import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import dev.loadtest.core.spec.SecretKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestsTest {
  private static final String PATH = "shop/checkout.yaml";
  private static final String MANIFEST = "# ours\np95: 400\nother: 1\n";
  private static final String BRANCH = BranchName.of("shop", "checkout", "thresholds");
  private static final AccessToken TOKEN = new AccessToken("t");

  private final MemoryForge forge = new MemoryForge(Map.of(PATH, MANIFEST, "README", "r"));
  private final PullRequests pullRequests = new PullRequests((policy, token) -> forge);

  @Test
  void aPullRequestIsOpenedWithOneCommitOfOneFile() {
    assertThat(ensure("p1", 520)).isEqualTo(open(1, How.Created));
    assertThat(forge.diff(BRANCH)).containsExactlyEntriesOf(Map.of(PATH, manifest(520)));
    assertThat(forge.message(BRANCH))
        .startsWith("Title 520\n\nLoadtest-Operator-Proposal: p1\nLoadtest-Operator-Edit: ");
    PullRequest made = forge.all().getFirst();
    assertThat(made.base()).isEqualTo("main");
    assertThat(made.body())
        .startsWith("Body 520")
        .contains("<!-- loadtest-operator: uid=u1 proposal=p1 -->");
    assertThat(made.labels()).containsExactly("load-test");
  }

  @Test
  void theSameAgainChangesNothing() {
    ensure("p1", 520);
    forge.writes.clear();
    assertThat(ensure("p1", 520)).isEqualTo(open(1, How.Unchanged));
    assertThat(forge.writes).isEmpty();
  }

  @Test
  void anotherProposalUpdatesTheOneOpenPullRequest() {
    ensure("p1", 520);
    assertThat(ensure("p2", 560)).isEqualTo(open(1, How.Updated));
    assertThat(forge.all()).hasSize(1);
    assertThat(forge.diff(BRANCH)).containsExactlyEntriesOf(Map.of(PATH, manifest(560)));
    assertThat(forge.all().getFirst().title()).isEqualTo("Title 560");
    assertThat(forge.all().getFirst().body()).contains("proposal=p2").doesNotContain("p1");
    assertThat(ensure("p2", 560)).isEqualTo(open(1, How.Unchanged));
  }

  @Test
  void anotherProposalWithTheSameChangeMakesNoCommit() {
    ensure("p1", 520);
    String head = forge.headOf(BRANCH);
    assertThat(ensure("p2", 520)).isEqualTo(open(1, How.Updated));
    assertThat(forge.headOf(BRANCH)).isEqualTo(head);
  }

  @Test
  void aBaseThatMovedElsewhereNeedsNoNewCommit() {
    ensure("p1", 520);
    forge.push("main", "README", "r2");
    forge.writes.clear();
    assertThat(ensure("p1", 520)).isEqualTo(open(1, How.Unchanged));
    assertThat(forge.writes).isEmpty();
    assertThat(forge.diff(BRANCH)).containsOnlyKeys(PATH);
  }

  @Test
  void aBaseThatChangedTheFileIsBuiltUponAnew() {
    ensure("p1", 520);
    forge.push("main", PATH, MANIFEST.replace("other: 1", "other: 2"));
    assertThat(ensure("p1", 520)).isEqualTo(open(1, How.Updated));
    assertThat(forge.diff(BRANCH))
        .containsExactlyEntriesOf(Map.of(PATH, "# ours\np95: 520\nother: 2\n"));
    assertThat(forge.textBefore(BRANCH, PATH)).isEqualTo("# ours\np95: 400\nother: 2\n");
    assertThat(ensure("p1", 520)).isEqualTo(open(1, How.Unchanged));
  }

  @Test
  void aMergedOneIsSaidSoForGood() {
    ensure("p1", 520);
    forge.merge(1);
    forge.writes.clear();
    assertThat(ensure("p1", 520)).isEqualTo(new Merged(1, url(1), forge.headOf("main")));
    forge.push("main", PATH, MANIFEST);
    assertThat(ensure("p1", 520)).isInstanceOf(Merged.class);
    assertThat(forge.writes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNextProposalAfterAMergeStartsFromTheNewBase(boolean branchStays) {
    ensure("p1", 520);
    forge.merge(1);
    if (!branchStays) {
      forge.deleteBranch(BRANCH);
    }
    assertThat(ensure("p2", 560)).isEqualTo(open(2, How.Created));
    assertThat(forge.textBefore(BRANCH, PATH)).isEqualTo(manifest(520));
    assertThat(forge.diff(BRANCH)).containsExactlyEntriesOf(Map.of(PATH, manifest(560)));
  }

  @Test
  void aProposalThatAPersonClosedIsNeverOpenedAgainButAnotherOneIs() {
    ensure("p1", 520);
    forge.closedByPerson(1);
    forge.writes.clear();
    assertThat(ensure("p1", 520)).isEqualTo(new Rejected(1, url(1)));
    assertThat(forge.writes).isEmpty();
    assertThat(ensure("p2", 560)).isEqualTo(open(2, How.Created));
    assertThat(ensure("p1", 520)).isEqualTo(new Rejected(1, url(1)));
    forge.closedByPerson(2);
    forge.reopenedByPerson(1);
    assertThat(ensure("p1", 520)).isEqualTo(open(1, How.Updated));
  }

  @Test
  void whatWeCloseOurselvesMayComeAgain() {
    ensure("p1", 520);
    assertThat(close(1)).isEqualTo(new PullRequestState.Withdrawn(1, url(1)));
    assertThat(forge.comments(1)).singleElement().asString().startsWith("It fits again.");
    assertThat(close(1)).isEqualTo(new PullRequestState.Withdrawn(1, url(1)));
    assertThat(look(1)).isEqualTo(new PullRequestState.Withdrawn(1, url(1)));
    assertThat(forge.comments(1)).hasSize(1);
    assertThat(ensure("p1", 520)).isEqualTo(open(2, How.Created));
  }

  @Test
  void aBranchThatAPersonPushedToIsLeftAloneAndThatIsSaidOnce() {
    ensure("p1", 520);
    forge.push(BRANCH, PATH, manifest(530));
    String head = forge.headOf(BRANCH);
    for (String proposal : List.of("p1", "p2", "p2")) {
      assertThat(ensure(proposal, 560)).isEqualTo(new EditedByPerson(1, url(1)));
    }
    assertThat(forge.headOf(BRANCH)).isEqualTo(head);
    assertThat(forge.comments(1)).hasSize(1);
    assertThat(forge.all().getFirst().title()).isEqualTo("Title 520");
    assertThat(close(1)).isEqualTo(new PullRequestState.EditedByPerson(1, url(1)));
    assertThat(look(1)).isEqualTo(new PullRequestState.Open(1, url(1)));
  }

  @Test
  void anotherFileOnTheBranchIsAPersonsTooAndAMergeOfTheBaseIsNot() {
    ensure("p1", 520);
    forge.push("main", "README", "r2");
    forge.updateBranch(BRANCH);
    forge.writes.clear();
    assertThat(ensure("p1", 520)).isEqualTo(open(1, How.Unchanged));
    assertThat(forge.writes).isEmpty();
    forge.push(BRANCH, "README", "r3");
    assertThat(ensure("p1", 520)).isEqualTo(new EditedByPerson(1, url(1)));
  }

  @Test
  void aPersonsCommitsAreNotOverwrittenUnlessTheyWereMerged() {
    ensure("p1", 520);
    forge.push(BRANCH, PATH, manifest(530));
    forge.closedByPerson(1);
    assertThat(ensure("p2", 560))
        .isEqualTo(
            new Refused(
                "branch "
                    + BRANCH
                    + " in shop/load-tests holds somebody else's commits and has no open pull"
                    + " request: delete the branch, and a pull request is opened"));
    forge.reopenedByPerson(1);
    forge.merge(1);
    assertThat(ensure("p2", 560)).isEqualTo(open(2, How.Created));
  }

  @Test
  void somebodyElsesBranchOfThatNameIsNotOurs() {
    forge.createBranch(BRANCH);
    assertThat(ensure("p1", 520)).isInstanceOf(Refused.class);
    assertThat(forge.writes).isEmpty();
  }

  @Test
  void aPushInTheLastMomentIsAConflictAndNothingIsLost() {
    ensure("p1", 520);
    forge.justBeforeAWrite(() -> forge.push(BRANCH, PATH, manifest(530)));
    assertThat(ensure("p2", 560)).isInstanceOf(Failed.class);
    assertThat(ensure("p2", 560)).isEqualTo(new EditedByPerson(1, url(1)));
    assertThat(forge.diff(BRANCH)).containsValue(manifest(530));
  }

  @Test
  void aBranchThatAppearsInTheLastMomentIsAConflict() {
    forge.justBeforeAWrite(() -> forge.createBranch(BRANCH));
    assertThat(((Failed) ensure("p1", 520)).failure())
        .isEqualTo(
            new Failure.Conflict(
                "branch "
                    + BRANCH
                    + " appeared in shop/load-tests meanwhile: nothing to do, it is tried again"));
  }

  @Test
  void aPullRequestThatTheForgeDeclinesIsSaidToBeDeclined() {
    MemoryForge strict =
        new MemoryForge(Map.of(PATH, MANIFEST)) {
          @Override
          public PullRequest open(String branch, String base, String title, String body)
              throws ForgeFailed {
            throw new ForgeFailed(new Failure.Declined("no pull requests here"));
          }
        };
    assertThat(new PullRequests((p, t) -> strict).ensure(request(policy("main"), "p1", 520)))
        .isEqualTo(new Failed(new Failure.Declined("no pull requests here")));
  }

  @Test
  void aPullRequestThatAppearedMeanwhileIsTakenOver() throws Exception {
    MemoryForge late =
        new MemoryForge(Map.of(PATH, MANIFEST)) {
          private boolean hidden = true;

          @Override
          public List<PullRequest> from(String branch) {
            List<PullRequest> all = super.from(branch);
            boolean hide = hidden;
            hidden = false;
            return hide ? List.of() : all;
          }
        };
    late.open(BRANCH, "main", "by a person", "from our branch");
    assertThat(new PullRequests((p, t) -> late).ensure(request(policy("main"), "p1", 520)))
        .isEqualTo(open(1, How.Updated));
  }

  @Test
  void whatTheBaseHasAlreadyIsNotProposed() {
    forge.push("main", PATH, manifest(520));
    assertThat(ensure("p1", 520)).isEqualTo(new AlreadyThere(Optional.empty()));
    ensure("p2", 560);
    forge.push("main", PATH, manifest(560));
    assertThat(ensure("p2", 560)).isEqualTo(new AlreadyThere(Optional.of(1)));
    assertThat(close(1)).isInstanceOf(PullRequestState.Withdrawn.class);
  }

  @Test
  void whatCannotBeEditedIsRefused() {
    forge.push("main", PATH, "nothing: here\n");
    assertThat(ensure("p1", 520)).isEqualTo(new Refused("no p95 in the file"));
    PullRequestPolicy elsewhere = policy("release");
    assertThat(pullRequests.ensure(request(elsewhere, "p1", 520)))
        .isEqualTo(
            new Refused(
                "healing.pullRequest.baseBranch: shop/load-tests has no branch release: write the"
                    + " branch that pull requests are for"));
    var gone = new MemoryForge(Map.of("README", "r"));
    assertThat(new PullRequests((policy, token) -> gone).ensure(request(policy("main"), "p1", 520)))
        .isEqualTo(
            new Refused(
                "healing.pullRequest.path: shop/checkout.yaml is not there on the base branch:"
                    + " name the file with the test's manifest"));
  }

  @Test
  void labelsThatCannotBeSetDoNotMatter() {
    forge.labelsAllowed = false;
    assertThat(ensure("p1", 520))
        .isEqualTo(
            new Open(
                1,
                url(1),
                How.Created,
                Optional.of(new Failure.Unauthorized("no labels for you"))));
  }

  @Test
  void whereABranchCannotBeRewrittenANewPullRequestTakesOver() {
    forge.canRewrite = false;
    ensure("p1", 520);
    assertThat(ensure("p1", 520)).isEqualTo(open(1, How.Unchanged));
    assertThat(ensure("p2", 560)).isEqualTo(open(2, How.Created));
    assertThat(look(1)).isInstanceOf(PullRequestState.Withdrawn.class);
    assertThat(forge.diff(BRANCH)).containsExactlyEntriesOf(Map.of(PATH, manifest(560)));
    assertThat(ensure("p1", 520)).isEqualTo(open(3, How.Created));
  }

  @Test
  void lookingSaysHowItStands() {
    assertThat(look(1)).isInstanceOf(PullRequestState.Absent.class);
    ensure("p1", 520);
    assertThat(look(1)).isEqualTo(new PullRequestState.Open(1, url(1)));
    forge.closedByPerson(1);
    assertThat(look(1)).isEqualTo(new PullRequestState.Rejected(1, url(1)));
    assertThat(close(1)).isEqualTo(new PullRequestState.Rejected(1, url(1)));
    forge.reopenedByPerson(1);
    forge.merge(1);
    assertThat(look(1)).isEqualTo(new PullRequestState.Merged(1, url(1), forge.headOf("main")));
  }

  @Test
  void whatIsNotOursIsNotClosed() throws Exception {
    forge.createBranch("feature");
    forge.open("feature", "main", "Somebody's", "work");
    assertThat(close(1)).isInstanceOf(PullRequestState.Absent.class);
    assertThat(forge.all().getFirst().state()).isEqualTo(PullRequest.State.Open);
  }

  /** Each call of a walk is once the last one, before and after it has its effect. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCrashAtAnyInstantIsMadeGoodByTheNextWalk(boolean canRewrite) {
    for (boolean after : List.of(false, true)) {
      int crashes = 0;
      for (int call = 0; ; call++) {
        MemoryForge world = new MemoryForge(Map.of(PATH, MANIFEST, "README", "r"));
        world.canRewrite = canRewrite;
        PullRequests walks = new PullRequests((policy, token) -> world);
        boolean crashed = crash(world, walks, "p1", 520, call, after);
        assertThat(walks.ensure(request(policy("main"), "p1", 520))).isInstanceOf(Open.class);
        settled(world, "p1", 520);
        world.push("main", PATH, MANIFEST.replace("other: 1", "other: 2"));
        crashed |= crash(world, walks, "p2", 560, call, after);
        assertThat(walks.ensure(request(policy("main"), "p2", 560))).isInstanceOf(Open.class);
        settled(world, "p2", 560);
        crashed |= crashClosing(world, walks, call, after);
        assertThat(walks.close(policy("main"), TOKEN, last(world).number(), "stale"))
            .isInstanceOf(PullRequestState.Withdrawn.class);
        assertThat(walks.ensure(request(policy("main"), "p2", 560))).isInstanceOf(Open.class);
        if (!crashed) {
          break;
        }
        crashes++;
      }
      assertThat(crashes).isGreaterThanOrEqualTo(8);
    }
  }

  private static boolean crash(
      MemoryForge world, PullRequests walks, String proposal, int p95, int call, boolean after) {
    world.crashAt(call, after);
    try {
      walks.ensure(request(policy("main"), proposal, p95));
      return false;
    } catch (MemoryForge.Crash crash) {
      return true;
    } finally {
      world.calm();
    }
  }

  private static boolean crashClosing(
      MemoryForge world, PullRequests walks, int call, boolean after) {
    world.crashAt(call, after);
    try {
      walks.close(policy("main"), TOKEN, last(world).number(), "stale");
      return false;
    } catch (MemoryForge.Crash crash) {
      return true;
    } finally {
      world.calm();
    }
  }

  private static PullRequest last(MemoryForge world) {
    return world.all().getLast();
  }

  private static void settled(MemoryForge world, String proposal, int p95) {
    List<PullRequest> open =
        world.all().stream().filter(p -> p.state() == PullRequest.State.Open).toList();
    assertThat(open).hasSize(1);
    assertThat(open.getFirst().body()).contains("proposal=" + proposal + " ");
    assertThat(open.getFirst().labels()).containsExactly("load-test");
    assertThat(world.diff(BRANCH)).containsOnlyKeys(PATH);
    assertThat(world.diff(BRANCH).get(PATH)).contains("p95: " + p95);
    assertThat(world.textBefore(BRANCH, PATH).replace("p95: 400", "p95: " + p95))
        .isEqualTo(world.diff(BRANCH).get(PATH));
  }

  private PullRequestOutcome ensure(String proposal, int p95) {
    return pullRequests.ensure(request(policy("main"), proposal, p95));
  }

  private PullRequestState look(int number) {
    return pullRequests.look(policy("main"), TOKEN, number);
  }

  private PullRequestState close(int number) {
    return pullRequests.close(policy("main"), TOKEN, number, "It fits again.");
  }

  private static HealRequest request(PullRequestPolicy policy, String proposal, int p95) {
    return new HealRequest(
        policy,
        TOKEN,
        BRANCH,
        "Title " + p95,
        "Body " + p95,
        text ->
            text.contains("p95: ")
                ? new Edit.Edited.Text(text.replaceAll("p95: \\d+", "p95: " + p95))
                : new Edit.Edited.Impossible("no p95 in the file"),
        new Marker("u1", proposal));
  }

  private static PullRequestPolicy policy(String base) {
    return new PullRequestPolicy(
        Provider.GitHub,
        null,
        "shop/load-tests",
        PATH,
        base,
        new SecretKey("s", null),
        List.of("load-test"));
  }

  private static String manifest(int p95) {
    return MANIFEST.replace("400", Integer.toString(p95));
  }

  private static Open open(int number, How how) {
    return new Open(number, url(number), how, Optional.empty());
  }

  private static String url(int number) {
    return "https://forge.example/pulls/" + number;
  }
}
