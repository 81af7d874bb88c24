package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A situation with a name that is a sentence, and what the judge must make of it. */
final class Situation {
  private final String name;
  private final Supplier<Seen> situation;
  private final List<Consumer<Seen>> expectations = new ArrayList<>();

  private Situation(String name, Supplier<Seen> situation) {
    this.name = name;
    this.situation = situation;
  }

  static Situation of(String name, Asked asked) {
    return new Situation(name, () -> Seen.of(asked.judged()));
  }

  static Situation of(String name, Supplier<Judgement> judgement) {
    return new Situation(name, () -> Seen.of(judgement.get()));
  }

  static Situation ofCase(String name, String json) {
    return new Situation(name, () -> Seen.ofCase(json));
  }

  Situation is(Classification expected) {
    return expect(
        seen ->
            assertThat(seen.is(expected))
                .withFailMessage("expected %s, was %s", expected, seen)
                .isTrue());
  }

  /** The finding that decides. */
  Situation because(Class<? extends Finding> finding) {
    return expect(
        seen -> assertThat(seen.findings()).as(seen.text()).startsWith(finding.getSimpleName()));
  }

  /** Findings that are there, too. */
  @SafeVarargs
  final Situation showing(Class<? extends Finding>... findings) {
    return expect(
        seen ->
            assertThat(seen.findings())
                .as(seen.text())
                .contains(
                    Arrays.stream(findings).map(Class::getSimpleName).toArray(String[]::new)));
  }

  Situation notShowing(Class<? extends Finding> finding) {
    return expect(
        seen ->
            assertThat(seen.findings()).as(seen.text()).doesNotContain(finding.getSimpleName()));
  }

  Situation saying(String part) {
    return expect(seen -> assertThat(seen.text()).contains(part));
  }

  Situation verdict(Verdict expected) {
    return expect(seen -> assertThat(seen.verdict()).as(seen.text()).contains(expected));
  }

  Situation inDoubt() {
    return expect(seen -> assertThat(seen.doubt()).as("another try would help").isTrue());
  }

  Situation settled() {
    return expect(seen -> assertThat(seen.doubt()).as("another try would help").isFalse());
  }

  void check() {
    assertThat(expectations).as("what is expected of " + name).isNotEmpty();
    Seen seen = situation.get();
    expectations.forEach(expectation -> expectation.accept(seen));
  }

  private Situation expect(Consumer<Seen> expectation) {
    expectations.add(expectation);
    return this;
  }

  @Override
  public String toString() {
    return name;
  }
}
