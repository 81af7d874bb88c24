package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.RunnerResource;
import dev.loadtest.core.heal.Change.Runners;
import dev.loadtest.core.heal.Idea.Candidate;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.SurroundingsFinding;
import dev.loadtest.core.spec.Aggregation;
import dev.loadtest.core.spec.Executor;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.LoadLevels;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.summary.Observed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** For load generators that are short of CPU: a higher limit where they have one, else more. */
final class GeneratorIdeas {
  private static final BigDecimal MOST_CPUS = BigDecimal.valueOf(8);
  private static final int MOST_RUNNERS = 64;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private GeneratorIdeas() {}

  static List<Idea> of(HealCase seen) {
    return seen.findings().stream()
        .filter(GeneratorIdeas::isShortOfCpu)
        .findFirst()
        .map(
            f ->
                List.of(
                    Amounts.limit(seen.spec().runner(), "cpu")
                        .filter(limit -> Amounts.parse(limit).signum() > 0)
                        .filter(limit -> Amounts.parse(limit).compareTo(MOST_CPUS) < 0)
                        .map(limit -> moreCpu(f, limit))
                        .orElseGet(() -> moreRunners(seen, f))))
        .orElseGet(List::of);
  }

  private static boolean isShortOfCpu(Finding finding) {
    return finding instanceof SurroundingsFinding.GeneratorBusy
        || finding instanceof SurroundingsFinding.GeneratorThrottled
        || finding instanceof Finding.GeneratorSaturated s
            && s.cpuPercentMean() > Disturbance.SATURATED;
  }

  private static Idea moreCpu(Finding finding, String limit) {
    String more = Amounts.processors(Amounts.parse(limit).multiply(TWO).min(MOST_CPUS));
    return candidate(
        new RunnerResource("limits", "cpu", limit, more),
        finding,
        "%s; the limit of %s CPU becomes %s".formatted(finding.sentence(), limit, more));
  }

  private static Idea moreRunners(HealCase seen, Finding finding) {
    int now = seen.spec().parallelism();
    OptionalInt users = users(seen);
    if (users.isEmpty()) {
      return Idea.refused(Guardrail.UnknownUsers);
    }
    int more = Math.min(Math.min(2 * now, MOST_RUNNERS), users.getAsInt());
    return more > now
        ? candidate(
            new Runners(now, more),
            finding,
            "%s; %d runners instead of %d share the load, and the baseline begins anew with them"
                .formatted(finding.sentence(), more, now))
        : Idea.refused(
            Guardrail.MostProcessors,
            Amounts.limit(seen.spec().runner(), "cpu").orElse("unlimited"));
  }

  /** As many virtual users as there are at least at the peak; each runner needs one. */
  private static OptionalInt users(HealCase seen) {
    LoadTestSpec spec = seen.spec();
    return spec.loadIfAny().map(GeneratorIdeas::planned).orElseGet(() -> measured(seen));
  }

  private static OptionalInt planned(Load load) {
    Integer users =
        load.executor() == Executor.RampingVUs
            ? (Integer) LoadLevels.peak(load)
            : Optional.ofNullable(load.vus()).orElse(load.preAllocatedVUs());
    return users == null ? OptionalInt.empty() : OptionalInt.of(users);
  }

  /** Of a script with scenarios of its own. */
  private static OptionalInt measured(HealCase seen) {
    return seen.analysed()
                    .summary()
                    .map(s -> s.observe(MetricSelector.of("vus_max"), new Aggregation.Value()))
                    .orElse(null)
                instanceof Observed.Value(var users)
            && users >= 1
        ? OptionalInt.of((int) Math.min(users, MOST_RUNNERS))
        : OptionalInt.empty();
  }

  private static Candidate candidate(Change change, Finding finding, String why) {
    return new Candidate(change, finding.type(), why, Certainty.SEEN_IN_EVERY_TRY, Source.Rules);
  }
}
