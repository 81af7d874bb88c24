package dev.loadtest.core.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.summary.MemoryCourse.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MemoryCourseTest {
  private static final Instant RELEASED = Instant.parse("2026-11-21T02:00:00Z");

  @Example
  void ofEachStepTheLowestIsKeptAndWhereNobodyLookedThereIsNoPoint() {
    assertThat(course(look(1, 300), look(14, 200), look(16, 250), look(50, 400)).points())
        .containsExactly(
            new Point(0, 15_000, 200),
            new Point(15_000, 30_000, 250),
            new Point(45_000, 60_000, 400));
  }

  @Example
  void aLongerLoadHasLongerSteps() {
    MemoryCourse course = course(look(10, 300), look(20, 200), look(40, 0), look(900, 400));
    assertThat(course.step()).isEqualTo(Duration.ofSeconds(30));
    assertThat(course.points())
        .containsExactly(new Point(0, 30_000, 200), new Point(900_000, 930_000, 400));
  }

  @Example
  void aLookFromBeforeTheLoadIsNone() {
    assertThat(course(look(-1, 300)).points()).isEmpty();
  }

  @Example
  void theLimitIsThatOfTheLatestLook() {
    MemoryCourse course =
        MemoryCourse.since(RELEASED)
            .and(RELEASED.plusSeconds(1), new MemoryUse(300, OptionalLong.empty()))
            .and(RELEASED.plusSeconds(20), new MemoryUse(300, OptionalLong.of(512)));
    assertThat(course.limitKib()).hasValue(512);
  }

  @Property(tries = 300)
  void stepsAreFewAndTheOrderOfLooksDoesNotMatter(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 200_000) Integer> seconds,
      @ForAll Random random) {
    List<Look> looks = new ArrayList<>();
    seconds.forEach(s -> looks.add(look(s, 1 + random.nextInt(1000))));
    MemoryCourse one = course(looks.toArray(Look[]::new));
    Collections.shuffle(looks, random);
    assertThat(course(looks.toArray(Look[]::new))).isEqualTo(one);
    assertThat(one.lowestKib()).hasSizeLessThanOrEqualTo(MemoryCourse.MOST_STEPS);
    assertThat(one.points()).extracting(Point::kib).contains(lowest(looks));
  }

  private record Look(Instant at, MemoryUse use) {}

  private static long lowest(List<Look> looks) {
    return looks.stream().mapToLong(l -> l.use().kib()).min().orElseThrow();
  }

  private static Look look(long second, long kib) {
    return new Look(RELEASED.plusSeconds(second), new MemoryUse(kib, OptionalLong.empty()));
  }

  private static MemoryCourse course(Look... looks) {
    MemoryCourse course = MemoryCourse.since(RELEASED);
    for (Look look : looks) {
      course = course.and(look.at(), look.use());
    }
    return course;
  }
}
