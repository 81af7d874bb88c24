package dev.loadtest.core.heal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proposal and what became of it. What a step needs is written before the step is taken, so that
 * whoever is killed in between goes on from here.
 *
 * @param proposal what to change
 * @param mode as the policy was when it was proposed
 * @param state where it stands
 * @param note why it stands there, a sentence for people
 * @param created when it was proposed. RFC 3339 time
 * @param updated when it came to this state. RFC 3339 time
 * @param originalDigest of what was executed when it was proposed
 * @param healedDigest of what is executed with the changes; null before they are made
 * @param edits of the manifest; empty before they are made
 * @param undo what takes them back
 * @param proofs trial and confirmation runs, in their order
 * @param approval who approved it; null where the policy did
 * @param pullRequest null without one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Heal(
    Proposal proposal,
    Mode mode,
    State state,
    String note,
    String created,
    String updated,
    String originalDigest,
    String healedDigest,
    List<SpecEdit> edits,
    List<SpecEdit> undo,
    List<Proof> proofs,
    Approval approval,
    PullRequest pullRequest) {

  public Heal {
    edits = edits == null ? List.of() : List.copyOf(edits);
    undo = undo == null ? List.of() : List.copyOf(undo);
    proofs = proofs == null ? List.of() : List.copyOf(proofs);
  }

  /** A new one. */
  public static Heal of(Proposal proposal, Mode mode, String originalDigest, String now) {
    return new Heal(
        proposal,
        mode,
        State.Proposed,
        "proposed after " + proposal.run(),
        now,
        now,
        originalDigest,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Where a heal stands. */
  public enum State {
    /** Thought of; nothing was done yet. */
    Proposed,
    /** A trial run with the changes goes on; the test is as it was. */
    Trying,
    /** The trial run passed; a person decides. */
    Proven,
    /** A pull request with the changes is open. */
    PullRequestOpen,
    /** The changes are about to be made. */
    Applying,
    /** The changes are made; runs confirm them. */
    Confirming,
    /** The changes are kept. */
    Confirmed,
    /** The changes are about to be taken back. */
    Reverting,
    /** The test is as it was before. */
    Reverted,
    /** The trial run did not pass. */
    Disproven,
    /** A person said no. */
    Rejected,
    /** The test was changed by somebody else meanwhile. */
    Superseded;

    /** Whether nothing more is done unless a person asks. */
    public boolean ended() {
      return switch (this) {
        case Proposed, Trying, Proven, PullRequestOpen, Applying, Confirming, Reverting -> false;
        case Confirmed, Reverted, Disproven, Rejected, Superseded -> true;
      };
    }

    /** Whether the operator is at work, so that nobody needs to act. */
    public boolean working() {
      return switch (this) {
        case Proposed, Trying, Applying, Confirming, Reverting -> true;
        case Proven, PullRequestOpen, Confirmed, Reverted, Disproven, Rejected, Superseded -> false;
      };
    }
  }

  /**
   * A run that proves or refutes.
   *
   * @param trial whether it left the test alone
   * @param verdict null while it goes on
   * @param message the run's own sentence
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Proof(
      String run, boolean trial, Verdict verdict, Classification classification, String message) {

    /** One that was asked for. */
    public static Proof started(String run, boolean trial) {
      return new Proof(run, trial, null, null, null);
    }

    /** Whether it passed, and without a regression that is only advisory. */
    @JsonIgnore
    public boolean isPositive() {
      return verdict == Verdict.Passed && classification != Classification.Regression;
    }

    /** Whether it came to an end. */
    @JsonIgnore
    public boolean isOver() {
      return verdict != null;
    }
  }

  /**
   * Who said yes.
   *
   * @param by a user, or the field manager of the annotation
   * @param authenticated whether the API server vouches for the name
   */
  public record Approval(String by, boolean authenticated, String at) {}

  /** A pull request. */
  public record PullRequest(long number, String url) {}

  @JsonIgnore
  public String id() {
    return proposal.id();
  }

  /** The latest run that proves or refutes. */
  public Optional<Proof> lastProof() {
    return proofs.isEmpty() ? Optional.empty() : Optional.of(proofs.getLast());
  }

  /** How many confirmation runs passed. */
  public long confirmed() {
    return proofs.stream().filter(p -> !p.trial() && p.isPositive()).count();
  }

  public Heal to(State next, String why, String now) {
    return new Heal(
        proposal,
        mode,
        next,
        why,
        created,
        now,
        originalDigest,
        healedDigest,
        edits,
        undo,
        proofs,
        approval,
        pullRequest);
  }

  /** With what is going to be written. */
  public Heal planned(List<SpecEdit> wanted, List<SpecEdit> back, String digest) {
    return new Heal(
        proposal,
        mode,
        state,
        note,
        created,
        updated,
        originalDigest,
        digest,
        wanted,
        back,
        proofs,
        approval,
        pullRequest);
  }

  /** With one more run, or with the end of the last one. */
  public Heal with(Proof proof) {
    var all = new ArrayList<>(proofs);
    all.removeIf(p -> p.run().equals(proof.run()));
    all.add(proof);
    return new Heal(
        proposal,
        mode,
        state,
        note,
        created,
        updated,
        originalDigest,
        healedDigest,
        edits,
        undo,
        all,
        approval,
        pullRequest);
  }

  public Heal with(Approval by) {
    return new Heal(
        proposal,
        mode,
        state,
        note,
        created,
        updated,
        originalDigest,
        healedDigest,
        edits,
        undo,
        proofs,
        by,
        pullRequest);
  }

  public Heal with(PullRequest opened) {
    return new Heal(
        proposal,
        mode,
        state,
        note,
        created,
        updated,
        originalDigest,
        healedDigest,
        edits,
        undo,
        proofs,
        approval,
        opened);
  }
}
