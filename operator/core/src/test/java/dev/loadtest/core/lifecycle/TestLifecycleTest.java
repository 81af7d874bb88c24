package dev.loadtest.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.lifecycle.TestStep.Idle;
import dev.loadtest.core.lifecycle.TestStep.Memory;
import dev.loadtest.core.lifecycle.TestStep.Remember;
import dev.loadtest.core.lifecycle.TestStep.Start;
import dev.loadtest.core.plan.ExecutionDigest;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger.Kind;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Specs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestLifecycleTest {
  private static final Instant CREATED = Instant.parse("2026-11-20T12:00:00Z");

  // A change of what is executed

  @Test
  void aNewTestRunsOnceAndThenRests() {
    Start first = start(new World());
    assertThat(first.trigger().kind()).isEqualTo(Kind.Change);
    assertThat(TestLifecycle.nextStep(new World().remembering(first.memory()).seen()))
        .isEqualTo(new Idle(Optional.empty()));
  }

  @Test
  void goingBackToAnEarlierSpecIsANewRun() {
    var world = new World();
    Start a = start(world);
    world.remembering(a.memory()).spec = Specs.spec("{script: {inline: 'b'}}");
    Start b = start(world);
    world.remembering(b.memory()).spec = Specs.spec("{script: {inline: 'a'}}");
    Start again = start(world);
    assertThat(List.of(a.run(), b.run(), again.run())).doesNotHaveDuplicates();
    assertThat(again.digest()).isEqualTo(a.digest());
  }

  @Test
  void aStepThatWasNotRememberedGivesTheSameRun() {
    assertThat(start(new World())).isEqualTo(start(new World()));
  }

  @Test
  void aRestoredTestWithItsAnnotationsAndWithoutStatusStartsNothing() {
    var world = new World().executed().schedule("0 2 * * *", "");
    world.requested = Optional.of("a");
    world.handled = Optional.of("a");
    world.rollout = Optional.of("x");
    world.spec = Specs.spec("{script: {inline: 'a'}, trigger: {onRollout: true}}");
    assertThat(TestLifecycle.nextStep(world.seen())).isInstanceOf(Remember.class);
  }

  // Requests and suspension

  @Test
  void everyNewTokenRunsOnce() {
    var world = new World().executed();
    world.requested = Optional.of("a");
    Start one = start(world);
    assertThat(one.trigger().kind()).isEqualTo(Kind.Request);
    assertThat(one.trigger().reason()).isEqualTo("a");
    assertThat(TestLifecycle.nextStep(world.remembering(one.memory()).seen()))
        .isInstanceOf(Idle.class);
    world.requested = Optional.of("b");
    assertThat(start(world).run()).isNotEqualTo(one.run());
  }

  @Test
  void aSuspendedTestStartsNothingAndHasNoNextTime() {
    var world = new World().schedule("* * * * *", "");
    world.requested = Optional.of("a");
    world.suspended = true;
    assertThat(TestLifecycle.nextStep(world.seen())).isEqualTo(new Idle(Optional.empty()));
    assertThat(TestLifecycle.nextSchedule(world.seen())).isEmpty();
  }

  // The schedule

  @ParameterizedTest(name = "{0} {1}: at {2} last {3}, next {4}")
  @CsvSource({
    "0 2 * * *,   Etc/UTC,       2026-11-21T02:00:00Z, 2026-11-21T02:00:00Z, 2026-11-22T02:00:00Z",
    "0 2 * * *,   Etc/UTC,       2026-11-21T01:59:59.9Z, '',                 2026-11-21T02:00:00Z",
    "0 2 * * *,   Europe/Berlin, 2026-11-21T01:00:30Z, 2026-11-21T01:00:00Z, 2026-11-22T01:00:00Z",
    "0 2 * * *,   Asia/Kolkata,  2026-11-20T20:30:10Z, 2026-11-20T20:30:00Z, 2026-11-21T20:30:00Z",
    "*/15 * * * *, Etc/UTC,      2026-11-21T02:44:59.5Z, 2026-11-21T02:30:00Z, 2026-11-21T02:45:00Z",
    "@hourly,     Etc/UTC,       2026-11-21T02:10:00Z, 2026-11-21T02:00:00Z, 2026-11-21T03:00:00Z",
    "0 0 * * MON, Etc/UTC,       2026-11-23T00:00:01Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
    // Summer time begins on 2027-03-28 at 01:00Z: 02:30 does not exist that day.
    "30 3 * * *,  Europe/Berlin, 2027-03-28T01:30:01Z, 2027-03-28T01:30:00Z, 2027-03-29T01:30:00Z",
    // and ends on 2027-10-31 at 01:00Z: 02:30 comes twice.
    "30 4 * * *,  Europe/Berlin, 2027-10-31T03:30:01Z, 2027-10-31T03:30:00Z, 2027-11-01T03:30:00Z",
  })
  void timesAreThoseOfTheTimeZone(
      String cron, String zone, Instant now, String last, Instant next) {
    var times = CronTimes.of(new dev.loadtest.core.spec.Schedule(cron, zone, null, null));
    assertThat(times.last(now.minusSeconds(86_000), now).map(Instant::toString).orElse(""))
        .isEqualTo(last);
    assertThat(times.next(now)).contains(next);
  }

  @Test
  void aTimeThatDaylightSavingSkipsOrRepeatsIsDueAtMostOnceADay() {
    var times =
        CronTimes.of(
            new dev.loadtest.core.spec.Schedule("30 2 * * *", "Europe/Berlin", null, null));
    for (String day : List.of("2027-03-27T12:00:00Z", "2027-10-30T12:00:00Z")) {
      Instant at = Instant.parse(day);
      int due = 0;
      for (Instant end = at.plusSeconds(86_400); ; due++) {
        Optional<Instant> next = times.next(at);
        if (next.isEmpty() || next.get().isAfter(end)) {
          break;
        }
        at = next.get();
      }
      assertThat(due).as(day).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theTestSleepsUntilTheScheduleIsDue() {
    var world = new World().executed().schedule("0 2 * * *", "");
    world.now = Instant.parse("2026-11-20T20:00:00Z");
    assertThat(TestLifecycle.nextStep(world.seen()))
        .isEqualTo(new Idle(Optional.of(Instant.parse("2026-11-21T02:00:00Z"))));
  }

  @Test
  void aScheduledTimeRunsOnce() {
    var world = due("");
    Start run = start(world);
    assertThat(run.trigger().kind()).isEqualTo(Kind.Schedule);
    assertThat(run.trigger().reason()).isEqualTo("2026-11-21T02:00:00Z");
    assertThat(TestLifecycle.nextStep(world.remembering(run.memory()).seen()))
        .isInstanceOf(Idle.class);
  }

  @ParameterizedTest
  @CsvSource({"02:05:00, true", "02:05:01, false", "23:00:00, false"})
  void aMissedTimeIsMadeUpForWithinItsDeadline(String now, boolean starts) {
    var world = due("");
    world.now = Instant.parse("2026-11-21T" + now + "Z");
    TestStep step = TestLifecycle.nextStep(world.seen());
    if (starts) {
      assertThat(step).isInstanceOf(Start.class);
    } else {
      assertThat(((Remember) step).note().orElseThrow())
          .contains("2026-11-21T02:00:00Z", "startingDeadlineSeconds is 300");
      assertThat(TestLifecycle.nextStep(world.remembering(((Remember) step).memory()).seen()))
          .isInstanceOf(Idle.class);
    }
  }

  @Test
  void ofSeveralMissedTimesOnlyTheLastCounts() {
    var world = new World().executed().schedule("0 * * * *", "");
    world.lastScheduled = Optional.of(Instant.parse("2026-11-20T12:00:00Z"));
    world.now = Instant.parse("2026-11-21T02:01:00Z");
    Start run = start(world);
    assertThat(run.memory()).isEqualTo(new Memory.Scheduled(Instant.parse("2026-11-21T02:00:00Z")));
  }

  @Test
  void forbidSkipsWhileAnotherRunGoesOnAndSaysSo() {
    var world = due("");
    world.active = List.of("checkout-old");
    Remember skipped = (Remember) TestLifecycle.nextStep(world.seen());
    assertThat(skipped.note().orElseThrow()).contains("checkout-old goes on", "Forbid");
  }

  @Test
  void allowRunsBoth() {
    var world = due(", concurrencyPolicy: 'Allow'");
    world.active = List.of("checkout-old");
    assertThat(start(world).replaced()).isEmpty();
  }

  @Test
  void replaceEndsTheOlderRuns() {
    var world = due(", concurrencyPolicy: 'Replace'");
    world.active = List.of("checkout-old", "checkout-older");
    assertThat(start(world).replaced()).containsExactly("checkout-old", "checkout-older");
  }

  /** The operator stopped between creating the run and remembering it, or its cache is behind. */
  @ParameterizedTest
  @CsvSource({"Forbid", "Allow", "Replace"})
  void aRunNeitherStandsInItsOwnWayNorReplacesItself(String policy) {
    var world = due(", concurrencyPolicy: '" + policy + "'");
    Start first = start(world);
    world.active = List.of(first.run());
    assertThat(TestLifecycle.nextStep(world.seen())).isEqualTo(first);
  }

  // Rollouts

  @Test
  void theFirstSightOfARolloutIsOnlyRemembered() {
    var world = rolledOut("v1");
    Remember first = (Remember) TestLifecycle.nextStep(world.seen());
    assertThat(first.note()).isEmpty();
    world.remembering(first.memory());
    assertThat(TestLifecycle.nextStep(world.seen())).isInstanceOf(Idle.class);
  }

  @Test
  void everyNewRolloutRunsARollbackToo() {
    var world = rolledOut("v1");
    world.remembering(((Remember) TestLifecycle.nextStep(world.seen())).memory());
    world.rollout = Optional.of("v2");
    Start second = start(world);
    world.remembering(second.memory()).rollout = Optional.of("v1");
    Start back = start(world);
    world.remembering(back.memory()).rollout = Optional.of("v2");
    Start forth = start(world);
    assertThat(List.of(second.run(), back.run(), forth.run())).doesNotHaveDuplicates();
    assertThat(second.trigger().kind()).isEqualTo(Kind.Rollout);
  }

  @Test
  void rolloutsAreLookedAtEveryFewSeconds() {
    var world = rolledOut("v1");
    world.seenRollout = SeenRollout.parse("1:v1");
    Idle idle = (Idle) TestLifecycle.nextStep(world.seen());
    assertThat(idle.until().orElseThrow())
        .isBetween(world.now.plusSeconds(1), world.now.plusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({"''", "abc", "1:", "x:1", "99999999999999999999:a"})
  void whatIsNoWrittenMemoryIsNone(String written) {
    assertThat(SeenRollout.parse(written)).isEmpty();
    assertThat(ExecutedDigest.parse(written)).isEmpty();
  }

  // The baseline

  /** Runs of any cause count, so that a test with a history is not calibrated again. */
  @ParameterizedTest(name = "{0} finished, {1} measured, {2} errors last: {3}")
  @CsvSource({
    "0, 0, 0, 1", "1, 1, 0, 2", "4, 4, 0, 5", "5, 5, 0, ''", "40, 40, 0, ''",
    "1, 0, 1, 2", "2, 0, 2, 3", "3, 0, 3, ''", "9, 4, 2, 10", "9, 4, 3, ''"
  })
  void calibrationRunsUntilEnoughRunsWereMeasured(
      long finished, int measured, int errors, String number) {
    var world = calibrating();
    world.past = new PastRuns(finished, measured, errors);
    TestStep step = TestLifecycle.nextStep(world.seen());
    if (number.isEmpty()) {
      assertThat(step).isInstanceOf(Idle.class);
    } else {
      Start run = (Start) step;
      assertThat(run.trigger().kind()).isEqualTo(Kind.Calibration);
      assertThat(run.trigger().reason()).isEqualTo(number);
    }
  }

  @Test
  void calibrationWaitsForWhateverRuns() {
    var world = calibrating();
    world.active = List.of("checkout-other");
    assertThat(TestLifecycle.nextStep(world.seen())).isInstanceOf(Idle.class);
  }

  @Test
  void aSuspendedTestIsNotCalibrated() {
    var world = calibrating();
    world.suspended = true;
    assertThat(TestLifecycle.nextStep(world.seen())).isInstanceOf(Idle.class);
  }

  @Test
  void calibrationThatStoppedSaysSo() {
    var spec = calibrating().spec;
    assertThat(Calibrating.trouble(spec, new PastRuns(3, 0, 3)).orElseThrow())
        .contains("the last 3 runs ended in Error");
    assertThat(Calibrating.trouble(spec, new PastRuns(2, 0, 2))).isEmpty();
    assertThat(Calibrating.trouble(spec, new PastRuns(9, 5, 3))).isEmpty();
  }

  @Test
  void aRunIsAcceptedOnceAlsoWhereNothingStarts() {
    var world = new World();
    world.suspended = true;
    world.accepted = Optional.of("checkout-1");
    var accept = (TestStep.Accept) TestLifecycle.nextStep(world.seen());
    assertThat(accept.run()).isEqualTo("checkout-1");
    assertThat(TestLifecycle.nextStep(world.remembering(accept.memory()).seen()))
        .isInstanceOf(Idle.class);
  }

  private static World calibrating() {
    var world = new World();
    world.spec = Specs.spec("{script: {inline: 'a'}, judgement: {baseline: {calibrationRuns: 5}}}");
    return world.executed();
  }

  private static World rolledOut(String id) {
    var world = new World();
    world.spec =
        Specs.spec(
            "{script: {inline: 'a'}, trigger: {onRollout: true},"
                + " target: {workloadRef: {kind: 'Deployment', name: 'w'}}}");
    world.rollout = Optional.of(id);
    return world.executed();
  }

  private static World due(String more) {
    var world = new World().executed().schedule("0 2 * * *", more);
    world.now = Instant.parse("2026-11-21T02:00:02Z");
    return world;
  }

  private static Start start(World world) {
    TestStep step = TestLifecycle.nextStep(world.seen());
    assertThat(step).isInstanceOf(Start.class);
    return (Start) step;
  }

  /** A test and what is remembered of it. */
  private static final class World {
    LoadTestSpec spec = Specs.spec("{script: {inline: 'a'}}");
    boolean suspended;
    Optional<ExecutedDigest> executed = Optional.empty();
    Optional<String> requested = Optional.empty();
    Optional<String> handled = Optional.empty();
    Optional<Instant> lastScheduled = Optional.empty();
    Optional<String> rollout = Optional.empty();
    Optional<SeenRollout> seenRollout = Optional.empty();
    Optional<String> accepted = Optional.empty();
    Optional<String> handledAccept = Optional.empty();
    PastRuns past = PastRuns.NONE;
    List<String> active = List.of();
    Instant now = CREATED;

    World executed() {
      executed = Optional.of(new ExecutedDigest(1, ExecutionDigest.of(spec)));
      return this;
    }

    World schedule(String cron, String more) {
      spec = Specs.spec("{script: {inline: 'a'}, schedule: {cron: '%s'%s}}".formatted(cron, more));
      return this;
    }

    World remembering(Memory memory) {
      switch (memory) {
        case Memory.Executed(var digest) -> executed = Optional.of(digest);
        case Memory.Request(var token) -> handled = Optional.of(token);
        case Memory.Scheduled(var time) -> lastScheduled = Optional.of(time);
        case Memory.Rollout(var seen) -> seenRollout = SeenRollout.parse(seen.toString());
        case Memory.Accepted(var run) -> handledAccept = Optional.of(run);
        case Memory.Calibration(var number) -> active = List.of("calibration-" + number);
      }
      return this;
    }

    TestObservation seen() {
      return new TestObservation(
          "checkout",
          "uid",
          spec,
          CREATED,
          suspended,
          executed,
          requested,
          handled,
          lastScheduled,
          rollout,
          seenRollout,
          accepted,
          handledAccept,
          past,
          active,
          now);
    }
  }
}
