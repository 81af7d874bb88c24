package dev.loadtest.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RunNameTest {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";

  @Property(tries = 500)
  void everyNameIsOneThatKubernetesTakes(@ForAll("names") String name, @ForAll String cause) {
    String run = RunName.of(name, "uid", "change", cause);
    assertThat(run).matches(SUBDOMAIN).hasSizeLessThanOrEqualTo(253);
    assertThat(List.of(RunName.record(run), RunName.record(name), RunName.ledger(name)))
        .allSatisfy(n -> assertThat(n).matches(SUBDOMAIN).hasSizeLessThanOrEqualTo(253));
    assertThat(RunName.label(name))
        .matches("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]")
        .hasSizeLessThanOrEqualTo(63);
  }

  /** A pod's host name is the Job's name, the index and nothing more: 63 characters of a label. */
  @Property(tries = 500)
  void aJobsNameLeavesRoomForItsPods(@ForAll("names") String run) {
    assertThat(RunName.job(run, "uid", 12) + "-999").matches(LABEL).hasSizeLessThanOrEqualTo(63);
    assertThat(RunName.plan(run, "uid", 12)).matches(LABEL);
  }

  @Property(tries = 200)
  void namesThatDifferStayApart(@ForAll("names") String one, @ForAll("names") String other) {
    org.junit.jupiter.api.Assumptions.assumeFalse(one.equals(other));
    assertThat(RunName.label(one)).isNotEqualTo(RunName.label(other));
    assertThat(RunName.ledger(one)).isNotEqualTo(RunName.ledger(other));
    assertThat(RunName.record(one)).isNotEqualTo(RunName.record(other));
  }

  @Test
  void everyCauseHasItsOwnRunAndAlwaysTheSame() {
    var names = new HashSet<String>();
    names.add(RunName.of("t", "uid", "change", "1:a"));
    names.add(RunName.of("t", "uid", "change", "2:a"));
    names.add(RunName.of("t", "uid", "request", "1:a"));
    names.add(RunName.of("t", "other", "change", "1:a"));
    names.add(RunName.of("t", "uid", "chang", "e1:a"));
    assertThat(names).hasSize(5).contains(RunName.of("t", "uid", "change", "1:a"));
  }

  @Test
  void aRecreatedRunHasAnotherJob() {
    assertThat(RunName.job("r", "one", 1)).isNotEqualTo(RunName.job("r", "two", 1));
    assertThat(RunName.job("r", "one", 1)).isNotEqualTo(RunName.job("r", "one", 2));
  }

  @Test
  void longNamesWithTheSameStartStayApart() {
    String start = "a".repeat(240);
    assertThat(RunName.record(start + "1")).isNotEqualTo(RunName.record(start + "2"));
    assertThat(RunName.label(start + "1")).isNotEqualTo(RunName.label(start + "2"));
  }

  /** Names of Kubernetes objects, long ones and ones full of dots and dashes among them. */
  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> part =
        Arbitraries.strings()
            .withChars("abz09-")
            .ofMinLength(0)
            .ofMaxLength(61)
            .map(s -> "a" + s + "9");
    return part.list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(parts -> String.join(".", parts))
        .map(s -> s.length() <= 253 ? s : s.substring(0, 253).replaceAll("[^a-z0-9]+$", ""));
  }
}
