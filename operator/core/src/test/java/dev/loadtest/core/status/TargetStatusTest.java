package dev.loadtest.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loadtest.core.summary.MemoryCourse;
import dev.loadtest.core.summary.MemoryUse;
import dev.loadtest.core.summary.TargetEvidence;
import dev.loadtest.core.summary.TargetEvidence.Happening;
import dev.loadtest.core.summary.TargetEvidence.Kind;
import dev.loadtest.core.summary.TargetEvidence.Reading;
import dev.loadtest.core.summary.TargetEvidence.Unanswered;
import dev.loadtest.core.summary.TargetSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TargetStatusTest {
  private static final String NOON = "2026-11-21T12:00:00Z";
  private static final TargetEvidence EVIDENCE =
      new TargetEvidence(
          List.of(
              new Reading("cpu", "% of limit", 97.25, 81, 20, true, NOON),
              new Reading("memory", "bytes", 268435456, 1e6, 20, false, NOON)),
          List.of(new Happening(Kind.Restarted, "shop-1", "container app ended", NOON)),
          List.of(new Unanswered("gpu", "no series")),
          MemoryCourse.since(Instant.parse(NOON))
              .and(Instant.parse("2026-11-21T12:00:20Z"), memory(215040)));

  @Test
  void evidenceComesBackFromTheStatus() {
    TargetStatus status = TargetStatus.NONE.concluded(EVIDENCE);
    assertThat(status.readings().getFirst().max()).isEqualTo("97.25");
    assertThat(status.readings().get(1).max()).isEqualTo("268435000");
    assertThat(status.evidence().happenings()).isEqualTo(EVIDENCE.happenings());
    assertThat(status.evidence().unanswered()).isEqualTo(EVIDENCE.unanswered());
    assertThat(status.evidence().memory()).isEqualTo(EVIDENCE.memory());
    assertThat(status.evidence().readings().getFirst()).isEqualTo(EVIDENCE.readings().getFirst());
  }

  /** Or an unchanged status would be written at every look. */
  @Test
  void whatIsReadAgainEqualsWhatWasWritten() throws JsonProcessingException {
    var json = new ObjectMapper();
    var first = new TargetStatus("4", 3, NOON, null, null, null, null);
    for (TargetStatus status : List.of(TargetStatus.NONE, first, first.concluded(EVIDENCE))) {
      assertThat(json.readValue(json.writeValueAsString(status), TargetStatus.class))
          .isEqualTo(status);
    }
    assertThat(json.writeValueAsString(first.concluded(EVIDENCE)))
        .doesNotContain("\"notable\":false")
        .contains("\"notable\":true");
  }

  @Test
  void whatWasSeenFirstStaysWithTheEnd() {
    TargetStatus ended = new TargetStatus("4", 3, NOON, null, null, null, null).concluded(EVIDENCE);
    assertThat(ended.revision()).isEqualTo("4");
    assertThat(ended.replicas()).isEqualTo(3);
  }

  @Test
  void theFirstLookIsTheFirst() {
    TargetStatus first = TargetStatus.NONE.firstSeen(Optional.of("4"), 3);
    assertThat(first.firstSeen(Optional.of("5"), 6)).isEqualTo(first);
    assertThat(first.lacks("metrics.k8s.io")).isFalse();
    assertThat(first.without("metrics.k8s.io", "not served").lacks("metrics.k8s.io")).isTrue();
  }

  /** The numbers of the status are short: after eight hours the mean must still be the mean. */
  @Test
  void aMeanThatIsWrittenAndReadForEachSampleStaysTrue() {
    TargetStatus status = TargetStatus.NONE;
    for (int i = 0; i < 6000; i++) {
      var sample = new TargetSample("cpu", "% of limit", 100, 37.7 + i % 7, NOON);
      status = status.sampled(Instant.parse(NOON), List.of(sample));
    }
    assertThat(status.evidence().readings().getFirst().mean()).isCloseTo(40.7, Offset.offset(0.05));
  }

  /** The operator remembers nothing else: a restart between two looks must not show. */
  @Test
  void theCourseOfMemoryGoesOnFromTheStatus() throws JsonProcessingException {
    Instant released = Instant.parse(NOON);
    var json = new ObjectMapper();
    TargetStatus status = TargetStatus.NONE;
    MemoryCourse course = MemoryCourse.since(released);
    for (int i = 1; i <= 500; i++) {
      Instant at = released.plusSeconds(17 * i);
      status = status.using(memory(1000 + i), at, released).sampled(at, List.of());
      status = json.readValue(json.writeValueAsString(status), TargetStatus.class);
      course = course.and(at, memory(1000 + i));
    }
    assertThat(status.evidence().memory()).isEqualTo(course);
    assertThat(json.writeValueAsString(status.memory()).length()).isLessThan(1024);
  }

  @Test
  void anotherLoadBeginsAnotherCourseOfMemory() {
    Instant first = Instant.parse(NOON);
    Instant second = first.plusSeconds(600);
    Instant at = first.plusSeconds(20);
    Instant later = second.plusSeconds(20);
    TargetStatus status = TargetStatus.NONE.using(memory(5000), at, first).sampled(at, List.of());
    assertThat(status.using(memory(7000), later, second).memory().value())
        .isEqualTo(MemoryCourse.since(second).and(later, memory(7000)));
    assertThat(status.using(memory(7000), later, first).memory().value().points()).hasSize(2);
  }

  private static MemoryUse memory(long kib) {
    return new MemoryUse(kib, OptionalLong.of(524288));
  }
}
