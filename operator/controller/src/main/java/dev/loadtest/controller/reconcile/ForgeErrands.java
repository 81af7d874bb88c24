package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.git.AccessToken;
import dev.loadtest.controller.git.BranchName;
import dev.loadtest.controller.git.Edit;
import dev.loadtest.controller.git.HealRequest;
import dev.loadtest.controller.git.Marker;
import dev.loadtest.controller.git.PullRequestFacts;
import dev.loadtest.controller.git.PullRequestOutcome;
import dev.loadtest.controller.git.PullRequestState;
import dev.loadtest.controller.git.PullRequestText;
import dev.loadtest.controller.git.PullRequests;
import dev.loadtest.controller.observe.SecretValues;
import dev.loadtest.controller.observe.SecretValues.Looked;
import dev.loadtest.core.heal.EditRefused;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.SpecEdits;
import dev.loadtest.core.heal.splice.ManifestName;
import dev.loadtest.core.heal.splice.Splice;
import dev.loadtest.core.heal.splice.Splicing;
import dev.loadtest.core.spec.PullRequestPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Errands to forges, beside the reconcilers: each takes seconds. What is under way is known here
 * only; every errand can be run again without harm.
 */
public final class ForgeErrands {
  /** Of a test's fields, one proposal at a time. */
  private static final String FIELD_GROUP = "spec";

  private final PullRequests forges;
  private final SecretValues secrets;
  private final Executor running =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("forge-", 0).factory());
  private final Map<String, CompletableFuture<Object>> underWay = new ConcurrentHashMap<>();

  public ForgeErrands(PullRequests forges, SecretValues secrets) {
    this.forges = forges;
    this.secrets = secrets;
  }

  /** What came of a wish for the heal's pull request; empty while the errand is under way. */
  Optional<PullRequestOutcome> ensure(LoadTest test, Heal heal, Supplier<PullRequestFacts> facts) {
    return errand(
        "ensure " + key(test, heal),
        () ->
            with(
                test,
                token -> forges.ensure(request(test, heal, token, facts.get())),
                why -> new PullRequestOutcome.Refused(why)));
  }

  /** How the heal's pull request stands; empty while the errand is under way. */
  Optional<PullRequestState> look(LoadTest test, Heal heal) {
    return errand(
        looking(test, heal),
        () ->
            with(
                test,
                token -> forges.look(policy(test), token, (int) heal.pullRequest().number()),
                PullRequestState.Absent::new));
  }

  /** Whether an answer is on its way. */
  boolean isLooking(LoadTest test, Heal heal) {
    return underWay.containsKey(looking(test, heal));
  }

  /** Closes the heal's pull request; empty while the errand is under way. */
  Optional<PullRequestState> close(LoadTest test, Heal heal) {
    return errand(
        "close " + key(test, heal),
        () ->
            with(
                test,
                token ->
                    forges.close(
                        policy(test), token, (int) heal.pullRequest().number(), heal.note()),
                PullRequestState.Absent::new));
  }

  private static String looking(LoadTest test, Heal heal) {
    return "look " + key(test, heal);
  }

  private static String key(LoadTest test, Heal heal) {
    return test.getMetadata().getUid() + " " + heal.id();
  }

  @SuppressWarnings("unchecked")
  private <T> Optional<T> errand(String key, Supplier<T> work) {
    CompletableFuture<Object> errand =
        underWay.computeIfAbsent(key, k -> CompletableFuture.supplyAsync(work::get, running));
    if (!errand.isDone()) {
      return Optional.empty();
    }
    underWay.remove(key);
    return Optional.of((T) errand.join());
  }

  private <T> T with(LoadTest test, Function<AccessToken, T> work, Function<String, T> without) {
    PullRequestPolicy policy = policy(test);
    if (policy == null) {
      return without.apply("spec.healing.pullRequest is missing");
    }
    return switch (secrets.look(
        test.getMetadata().getNamespace(),
        policy.secretRef(),
        "spec.healing.pullRequest.secretRef")) {
      case Looked.Found(String token) -> work.apply(new AccessToken(token));
      case Looked.Missing(String why) -> without.apply(why);
    };
  }

  private static PullRequestPolicy policy(LoadTest test) {
    return test.getSpec().healing().pullRequest();
  }

  private static HealRequest request(
      LoadTest test, Heal heal, AccessToken token, PullRequestFacts facts) {
    var meta = test.getMetadata();
    return new HealRequest(
        policy(test),
        token,
        BranchName.of(meta.getNamespace(), meta.getName(), FIELD_GROUP),
        PullRequestText.title(facts),
        PullRequestText.body(facts),
        text -> edited(text, test, heal),
        new Marker(meta.getUid(), heal.id()));
  }

  /** The changes in the file; as before where it has them already. */
  private static Edit.Edited edited(String text, LoadTest test, Heal heal) {
    var meta = test.getMetadata();
    var name = new ManifestName("LoadTest", meta.getName(), Optional.of(meta.getNamespace()));
    try {
      var object = Splice.object(text, name);
      boolean there = heal.proposal().bare().stream().allMatch(c -> SpecEdits.inPlace(object, c));
      return there
          ? new Edit.Edited.Text(text)
          : edited(Splice.of(text, name, SpecEdits.of(object, heal.proposal().bare())));
    } catch (EditRefused refused) {
      return new Edit.Edited.Impossible(refused.sentence());
    }
  }

  private static Edit.Edited edited(Splicing splicing) {
    return switch (splicing) {
      case Splicing.Spliced(String text) -> new Edit.Edited.Text(text);
      case Splicing.Refused(String sentence) -> new Edit.Edited.Impossible(sentence);
    };
  }
}
