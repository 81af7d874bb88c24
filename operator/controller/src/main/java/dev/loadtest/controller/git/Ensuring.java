package dev.loadtest.controller.git;

import dev.loadtest.controller.git.PullRequestOutcome.AlreadyThere;
import dev.loadtest.controller.git.PullRequestOutcome.EditedByPerson;
import dev.loadtest.controller.git.PullRequestOutcome.How;
import dev.loadtest.controller.git.PullRequestOutcome.Merged;
import dev.loadtest.controller.git.PullRequestOutcome.Open;
import dev.loadtest.controller.git.PullRequestOutcome.Refused;
import dev.loadtest.controller.git.PullRequestOutcome.Rejected;
import dev.loadtest.core.spec.PullRequestPolicy;
import java.util.List;
import java.util.Optional;

/**
 * One walk from a wish to an open pull request: what did people decide, what does the base say,
 * whose is the branch, then the commit, the pull request, its labels.
 */
final class Ensuring {
  private static final String LEFT_ALONE = "<!-- loadtest-operator-leaves-alone -->";

  private final Forge forge;
  private final HealRequest request;
  private final PullRequestPolicy policy;

  Ensuring(Forge forge, HealRequest request) {
    this.forge = forge;
    this.request = request;
    this.policy = request.policy();
  }

  PullRequestOutcome run() throws ForgeFailed {
    List<PullRequest> known = forge.from(request.branch());
    Optional<PullRequestOutcome> decided =
        known.stream()
            .filter(p -> request.marker().in(p.body()))
            .findFirst()
            .flatMap(Ensuring::decision);
    return decided.isPresent() ? decided.get() : onBase(known);
  }

  /** The latest one with this proposal counts: a person may have opened it again. */
  private static Optional<PullRequestOutcome> decision(PullRequest there) {
    return switch (there.state()) {
      case Open -> Optional.empty();
      case Merged -> Optional.of(new Merged(there.number(), there.url(), there.mergeCommit()));
      case Closed ->
          Marker.withdrawnIn(there.body())
              ? Optional.empty()
              : Optional.of(new Rejected(there.number(), there.url()));
    };
  }

  private PullRequestOutcome onBase(List<PullRequest> known) throws ForgeFailed {
    Optional<String> head = forge.head(policy.baseBranch());
    if (head.isEmpty()) {
      return new Refused(
          ("healing.pullRequest.baseBranch: %s has no branch %s: write the branch"
                  + " that pull requests are for")
              .formatted(policy.repository(), policy.baseBranch()));
    }
    return switch (forge.read(policy.path(), head.get())) {
      case FileAt.None none -> new Refused(none.sentence());
      case FileAt.Text file -> onFile(known, head.get(), file);
    };
  }

  private PullRequestOutcome onFile(List<PullRequest> known, String head, FileAt.Text file)
      throws ForgeFailed {
    Optional<PullRequest> open = open(known);
    return switch (request.edit().of(file.text())) {
      case Edit.Edited.Impossible(String sentence) -> new Refused(sentence);
      case Edit.Edited.Text(String text) when text.equals(file.text()) ->
          new AlreadyThere(open.map(PullRequest::number));
      case Edit.Edited.Text(String text) -> onBranch(known, open, head, file, text);
    };
  }

  private static Optional<PullRequest> open(List<PullRequest> known) {
    return known.stream().filter(p -> p.state() == PullRequest.State.Open).findFirst();
  }

  private PullRequestOutcome onBranch(
      List<PullRequest> known,
      Optional<PullRequest> open,
      String base,
      FileAt.Text file,
      String text)
      throws ForgeFailed {
    Seal seal = Seal.of(file.text(), text);
    return switch (HealBranch.look(forge, request.branch(), policy.path())) {
      case HealBranch.Absent absent ->
          written(open, draft(base, file, text, seal, Optional.empty()));
      case HealBranch.Ours ours when ours.seal().equals(seal) -> opened(open, false);
      case HealBranch.Ours ours ->
          written(open, draft(base, file, text, seal, Optional.of(ours.head())));
      case HealBranch.Persons persons when open.isPresent() -> leftAlone(open.get());
      case HealBranch.Persons persons when isMerged(known, persons.head()) ->
          written(open, draft(base, file, text, seal, Optional.of(persons.head())));
      case HealBranch.Persons persons ->
          new Refused(
              ("branch %s in %s holds somebody else's commits and has no open pull"
                      + " request: delete the branch, and a pull request is opened")
                  .formatted(request.branch(), policy.repository()));
    };
  }

  /** What a person added there is not lost: it was merged. */
  private static boolean isMerged(List<PullRequest> known, String head) {
    return known.stream()
        .anyMatch(p -> p.state() == PullRequest.State.Merged && p.headCommit().equals(head));
  }

  private Draft draft(
      String base, FileAt.Text file, String text, Seal seal, Optional<String> replacing) {
    return new Draft(
        request.branch(),
        policy.baseBranch(),
        base,
        policy.path(),
        file.blob(),
        text,
        seal.message(request.title(), request.marker()),
        replacing);
  }

  private PullRequestOutcome written(Optional<PullRequest> open, Draft draft) throws ForgeFailed {
    try {
      forge.write(draft);
    } catch (CannotRewrite removeInstead) {
      return anew(open, draft);
    } catch (ForgeFailed failed) {
      throw draft.replacing().isEmpty() && isRefusal(failed) && isThere() ? raced() : failed;
    }
    return opened(open, true);
  }

  /** Forges say in words of their own that a thing is there already: a look tells. */
  private static boolean isRefusal(ForgeFailed failed) {
    return failed.failure() instanceof Failure.Declined
        || failed.failure() instanceof Failure.Conflict;
  }

  private boolean isThere() throws ForgeFailed {
    return forge.head(request.branch()).isPresent();
  }

  private ForgeFailed raced() {
    return new ForgeFailed(
        new Failure.Conflict(
            "branch %s appeared in %s meanwhile: nothing to do, it is tried again"
                .formatted(request.branch(), policy.repository())));
  }

  /** A branch cannot go without its pull request: a new one takes over, after the old says so. */
  private PullRequestOutcome anew(Optional<PullRequest> open, Draft draft) throws ForgeFailed {
    if (open.isPresent()) {
      Closing.withdraw(forge, open.get());
      forge.close(open.get().number());
    }
    forge.removeBranch(draft.branch());
    try {
      forge.write(draft.anew());
    } catch (CannotRewrite impossible) {
      throw new IllegalStateException(impossible);
    }
    return opened(Optional.empty(), true);
  }

  private PullRequestOutcome opened(Optional<PullRequest> open, boolean written)
      throws ForgeFailed {
    return open.isPresent() ? brought(open.get(), written) : made();
  }

  private PullRequestOutcome made() throws ForgeFailed {
    try {
      return labelled(
          forge.open(
              request.branch(), policy.baseBranch(), request.title(), Description.of(request)),
          How.Created);
    } catch (ForgeFailed failed) {
      Optional<PullRequest> there =
          isRefusal(failed) ? open(forge.from(request.branch())) : Optional.empty();
      return brought(there.orElseThrow(() -> failed), true);
    }
  }

  private PullRequestOutcome brought(PullRequest there, boolean written) throws ForgeFailed {
    boolean current = Description.isCurrent(there, request);
    if (!current) {
      forge.rewrite(there.number(), policy.baseBranch(), request.title(), Description.of(request));
    }
    return labelled(there, current && !written ? How.Unchanged : How.Updated);
  }

  private PullRequestOutcome labelled(PullRequest there, How how) {
    List<String> lacking =
        policy.labels().stream().filter(l -> !there.labels().contains(l)).distinct().toList();
    Optional<Failure> unlabelled = Optional.empty();
    if (!lacking.isEmpty()) {
      try {
        forge.label(there.number(), lacking);
      } catch (ForgeFailed failed) {
        unlabelled = Optional.of(failed.failure());
      }
    }
    return new Open(there.number(), there.url(), how, unlabelled);
  }

  private PullRequestOutcome leftAlone(PullRequest there) throws ForgeFailed {
    Comments.once(
        forge,
        there.number(),
        LEFT_ALONE,
        "Somebody else pushed to this branch, so the load-test operator changes neither it nor this"
            + " text any more. Merge or close it as you like. To hand it back, take those commits off"
            + " the branch.");
    return new EditedByPerson(there.number(), there.url());
  }
}
