package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.RunnerResource;
import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.spec.HealingPolicy.Scope;
import dev.loadtest.core.spec.Runner;
import dev.loadtest.core.summary.ExitReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For runners that ran out of memory: twice as much, and before more than that fewer bodies. */
final class MemoryIdeas {
  static final String REASON = ExitReason.OutOfMemory.name();
  private static final String DISCARD = "discardResponseBodies";

  /** What a runner gets where spec.runner.resources is absent; as its field documents. */
  private static final BigDecimal USUAL = Amounts.parse("512Mi");

  private static final String USUAL_MEMORY_REQUEST = "128Mi";
  private static final String USUAL_CPU_REQUEST = "100m";
  private static final BigDecimal MOST = Amounts.parse("8Gi");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private MemoryIdeas() {}

  static List<Idea> of(HealCase seen) {
    return wasRaised(seen) && keepsBodies(seen) && isAllowed(seen)
        ? List.of(
            candidate(
                new Change.Option(
                    DISCARD, seen.spec().options() == null ? "" : written(seen), "true"),
                "a runner ran out of memory although it got more before; without the bodies of responses, which this script may not need, it takes less"))
        : more(seen);
  }

  private static List<Idea> more(HealCase seen) {
    Runner runner = seen.spec().runner();
    Optional<String> limit = Amounts.limit(runner, "memory");
    Optional<String> request = Amounts.request(runner, "memory");
    BigDecimal now =
        limit
            .map(Amounts::parse)
            .orElseGet(() -> request.map(Amounts::parse).orElse(USUAL).max(USUAL));
    if (now.compareTo(MOST) >= 0 || now.signum() <= 0) {
      return List.of(
          Idea.refused(Guardrail.MostMemory, limit.orElseGet(() -> Amounts.memory(now))));
    }
    String more = Amounts.memory(now.multiply(TWO).min(MOST));
    String why =
        "a runner ran out of memory with %s; %s are twice as much, or the most"
            .formatted(limit.orElseGet(() -> Amounts.memory(now)), more);
    List<Idea> ideas = new ArrayList<>();
    ideas.add(candidate(change("limits", "memory", limit.orElse(""), more), why));
    if (runner.resources() == null) {
      String kept = "as before: with limits of its own a runner has no other usual requests";
      ideas.add(candidate(change("requests", "cpu", "", USUAL_CPU_REQUEST), kept));
      ideas.add(candidate(change("requests", "memory", "", USUAL_MEMORY_REQUEST), kept));
    } else if (request.isPresent() && request.equals(limit)) {
      ideas.add(
          candidate(
              change("requests", "memory", request.get(), more),
              "all of a runner's memory stays guaranteed, as it was"));
    }
    return ideas;
  }

  /** Whether a heal gave the runners more memory before, and the limit is still that. */
  private static boolean wasRaised(HealCase seen) {
    return Amounts.limit(seen.spec().runner(), "memory")
        .filter(now -> new PersonsWord(seen.heals(), MemoryIdeas::isMemoryLimit).isHealed(now))
        .isPresent();
  }

  private static boolean isMemoryLimit(Change change) {
    return change instanceof RunnerResource r
        && r.list().equals("limits")
        && r.resource().equals("memory");
  }

  private static boolean keepsBodies(HealCase seen) {
    return seen.spec().options() == null || !seen.spec().options().path(DISCARD).asBoolean(false);
  }

  private static boolean isAllowed(HealCase seen) {
    return seen.policy().allow().contains(Scope.Options);
  }

  private static String written(HealCase seen) {
    var option = seen.spec().options().path(DISCARD);
    return option.isMissingNode() ? "" : option.toString();
  }

  private static Change change(String list, String resource, String from, String to) {
    return new RunnerResource(list, resource, from, to);
  }

  private static Candidate candidate(Change change, String why) {
    return new Candidate(change, REASON, why, Certainty.CERTAIN, Source.Rules);
  }
}
