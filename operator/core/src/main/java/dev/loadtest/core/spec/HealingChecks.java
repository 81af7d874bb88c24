package dev.loadtest.core.spec;

import dev.loadtest.core.spec.HealingPolicy.Mode;
import dev.loadtest.core.spec.PullRequestPolicy.Provider;
import dev.loadtest.core.spec.Remediation.Action;
import java.util.List;

/** Can a heal, and what is done about a service, be carried out? */
final class HealingChecks {
  private HealingChecks() {}

  static void check(LoadTestSpec spec, Problems spots) {
    HealingPolicy healing = spec.healing();
    Problems spot = spots.at("healing");
    DurationChecks.check(healing.cooldown(), spot.at("cooldown"));
    spot.at("pullRequest")
        .addIf(
            healing.mode() == Mode.PullRequest && healing.pullRequest() == null,
            Messages.PULL_REQUEST_NEEDED);
    if (healing.pullRequest() != null) {
      check(healing.pullRequest(), spot.at("pullRequest"));
    }
    if (spec.remediation() != null) {
      check(spec, spec.remediation(), spots.at("remediation"));
    }
  }

  private static void check(PullRequestPolicy policy, Problems spot) {
    TargetChecks.checkUrl(policy.baseUrl(), spot.at("baseUrl"));
    spot.at("baseUrl")
        .addIf(
            policy.provider() == Provider.Gitea && policy.baseUrl() == null,
            Messages.FORGE_ADDRESS);
    spot.at("path")
        .addIf(
            policy.path() != null && List.of(policy.path().split("/")).contains(".."),
            Messages.FORGE_PATH);
  }

  private static void check(LoadTestSpec spec, Remediation remediation, Problems spot) {
    DurationChecks.check(remediation.timeout(), spot.at("timeout"));
    spot.at("webhook")
        .addIf(
            remediation.action() == Action.Webhook && remediation.webhook() == null,
            Messages.WEBHOOK_NEEDED);
    boolean workloadNamed = spec.target() != null && spec.target().workloadRef() != null;
    spot.at("action")
        .addIf(
            remediation.action() == Action.RolloutRestart && !workloadNamed,
            Messages.RESTART_NEEDS_WORKLOAD);
  }
}
