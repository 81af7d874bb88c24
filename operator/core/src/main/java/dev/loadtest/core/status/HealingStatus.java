package dev.loadtest.core.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.ProposedChange;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.HealingPolicy.Mode;
import java.util.List;
import java.util.Optional;

/** The latest heal of a test. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HealingStatus(
    @JsonPropertyDescription(
            "Its id, which approve-healing, reject-healing and revert-healing name. Example:"
                + " h3f9a1c02")
        String id,
    @JsonPropertyDescription("The mode in which it was proposed. Example: Apply") Mode mode,
    @JsonPropertyDescription(
            "Proposed, Trying, Proven, PullRequestOpen, Applying, Confirming, Confirmed, Reverting,"
                + " Reverted, Disproven, Rejected or Superseded. Example: Confirmed")
        Heal.State state,
    @JsonPropertyDescription("Why, in a sentence. Example: confirmed by checkout-x7k2p")
        String message,
    @JsonPropertyDescription("The run that it answers. Example: checkout-b4d9f") String run,
    @JsonPropertyDescription("What it changes. Example: [{field: load.stages[ramp].duration}]")
        List<ChangeStatus> changes,
    @JsonPropertyDescription("The runs that prove or refute it. Example: [{run: checkout-x7k2p}]")
        List<ProofStatus> proofs,
    @JsonPropertyDescription("The pull request. Example: https://git.example.com/shop/pulls/12")
        String pullRequest,
    @JsonPropertyDescription(
            "Who approved it; absent when the policy did. Example: kubectl-annotate"
                + " (unauthenticated)")
        String approvedBy,
    @JsonPropertyDescription(
            "When it came to this state. Unit: RFC 3339 time. Example:" + " 2026-11-21T02:08:30Z")
        String since) {

  public HealingStatus {
    changes = changes == null ? List.of() : List.copyOf(changes);
    proofs = proofs == null ? List.of() : List.copyOf(proofs);
  }

  /** As it is shown. */
  public static HealingStatus of(Heal heal) {
    return new HealingStatus(
        heal.id(),
        heal.mode(),
        heal.state(),
        heal.note(),
        heal.proposal().run(),
        heal.proposal().changes().stream().map(ChangeStatus::of).toList(),
        heal.proofs().stream()
            .map(p -> new ProofStatus(p.run(), p.trial() ? "Trial" : "Confirmation", p.verdict()))
            .toList(),
        Optional.ofNullable(heal.pullRequest()).map(Heal.PullRequest::url).orElse(null),
        Optional.ofNullable(heal.approval())
            .map(a -> a.by() + (a.authenticated() ? "" : " (unauthenticated)"))
            .orElse(null),
        heal.updated());
  }

  /** One change. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ChangeStatus(
      @JsonPropertyDescription("What is changed. Example: thresholds[p95].expression") String field,
      @JsonPropertyDescription("As it was; absent where there was nothing. Example: p(95)<400")
          String from,
      @JsonPropertyDescription("As it becomes; absent where it goes. Example: p(95)<440") String to,
      @JsonPropertyDescription("The finding that it answers. Example: ThresholdInNoiseBand")
          String finding,
      @JsonPropertyDescription("Why, in a sentence. Example: p95 is normally 402 ms (n=12).")
          String why) {

    static ChangeStatus of(ProposedChange proposed) {
      return new ChangeStatus(
          proposed.change().field(),
          proposed.change().from(),
          proposed.change().to(),
          proposed.finding(),
          proposed.why());
    }
  }

  /** One run that proves or refutes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ProofStatus(
      @JsonPropertyDescription("Name of the LoadTestRun. Example: checkout-x7k2p") String run,
      @JsonPropertyDescription(
              "Trial, which leaves the test alone, or Confirmation. Example: Confirmation")
          String purpose,
      @JsonPropertyDescription("Its verdict, once it has ended. Example: Passed")
          Verdict verdict) {}
}
