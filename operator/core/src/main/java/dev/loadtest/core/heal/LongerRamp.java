package dev.loadtest.core.heal;

import dev.loadtest.core.heal.Change.StageDuration;
import dev.loadtest.core.heal.Proposal.Source;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Unit;
import dev.loadtest.core.spec.GoDuration;
import java.time.Duration;
import java.util.Optional;

/**
 * A ramp that takes longer: four times as long as the service was slow in it, so that three
 * quarters of it are for a service that follows; between two and five times what it was, and ten
 * seconds at least. What was tried and did not hold is doubled. Never more than ten times what a
 * person wrote.
 */
final class LongerRamp {
  private static final int SLOW_SHARE = 4;
  private static final int LEAST = 2;
  private static final int USUAL_MOST = 5;
  private static final int MOST = 10;
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final HealCase seen;
  private final LoadShape load;
  private final int stage;
  private final String name;
  private final Duration now;

  LongerRamp(HealCase seen, LoadShape load, int stage) {
    this.seen = seen;
    this.load = load;
    this.stage = stage;
    this.name = load.stages().get(stage).name();
    this.now = load.duration(stage);
  }

  Idea idea(Finding finding, String when) {
    if (!load.grows(stage)) {
      return Idea.refused(Guardrail.DoesNotGrow, name);
    }
    Duration slow = SlowTime.within(when, load.startMs(stage)).orElse(now);
    Optional<Duration> advised = advised();
    Duration wanted = advised.orElseGet(() -> wanted(slow));
    if (now.isZero() || wanted.compareTo(now.multipliedBy(LEAST)) < 0) {
      return Idea.refused(Guardrail.Tenfold, "stage " + name);
    }
    Optional<String> tooLong = LongestLoad.against(seen.spec(), name, wanted.minus(now));
    if (tooLong.isPresent()) {
      return new Idea.Refused(tooLong.get());
    }
    return StageIdeas.candidate(
        seen,
        new StageDuration(name, load.stages().get(stage).duration(), Durations.written(wanted)),
        finding,
        why(finding, wanted),
        advised.isPresent() ? Source.Model : Source.Rules);
  }

  private Duration wanted(Duration slow) {
    Duration gentle = slow.multipliedBy(SLOW_SHARE);
    Duration bounded =
        Durations.min(Durations.max(gentle, now.multipliedBy(LEAST)), now.multipliedBy(USUAL_MOST));
    Duration again = bounded.multipliedBy(1L << Math.min(4, failedBefore()));
    return Durations.min(Durations.rounded(Durations.max(again, SHORTEST)), most());
  }

  private Duration most() {
    String written = load.stages().get(stage).duration();
    Duration original =
        new PersonsWord(seen.heals(), c -> c instanceof StageDuration d && d.stage().equals(name))
            .of(written).stream().map(GoDuration::parse).reduce(now, Durations::min);
    return original.multipliedBy(MOST);
  }

  private long failedBefore() {
    return Pace.failed(seen)
        .flatMap(h -> h.proposal().bare().stream())
        .filter(c -> c instanceof StageDuration d && d.stage().equals(name))
        .count();
  }

  /** What the model would do, within the same bounds. */
  private Optional<Duration> advised() {
    return seen.ideas().stream()
        .flatMap(a -> a.stages().stream())
        .filter(s -> name.equals(s.stage()))
        .flatMap(s -> s.duration().flatMap(Durations::read).stream())
        .map(d -> Duration.ofMillis(d.toMillis()))
        .filter(d -> d.compareTo(now.multipliedBy(LEAST)) >= 0 && d.compareTo(most()) <= 0)
        .findFirst();
  }

  private String why(Finding finding, Duration wanted) {
    return "%s; in %s instead of %s the load grows by %s instead of %s a second"
        .formatted(
            finding.sentence(),
            Durations.written(wanted),
            load.stages().get(stage).duration(),
            perSecond(wanted),
            perSecond(now));
  }

  private String perSecond(Duration time) {
    double growth = load.target(stage) - load.before(stage);
    return Unit.None.format(growth * 1000 / time.toMillis());
  }
}
