package dev.loadtest.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every diagnosis, whatever was measured and whoever wrote the texts in it. */
class RuleAnalystPropertiesTest {
  private static final Set<Cause> BLAMES_THE_TEST =
      Set.of(Cause.Threshold, Cause.Improvement, Cause.None, Cause.DeclaredChange, Cause.Script);

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 300)
  void everyDiagnosisIsWellFormed(@ForAll("seeds") long seed) {
    isWellFormed(RuleAnalyst.diagnose(AnyCase.of(new Random(seed))));
  }

  @Property(tries = 40)
  void theSameCaseHasTheSameDiagnosis(@ForAll("seeds") long seed) {
    assertThat(RuleAnalyst.diagnose(AnyCase.of(new Random(seed))))
        .isEqualTo(RuleAnalyst.diagnose(AnyCase.of(new Random(seed))));
  }

  @Property(tries = 300)
  void aRegressionIsNeverExplainedAway(@ForAll("seeds") long seed) {
    Case seen = AnyCase.of(new Random(seed));
    Diagnosis diagnosis = RuleAnalyst.diagnose(seen);
    if (seen.judgement().classification() == Classification.Regression) {
      assertThat(diagnosis.actionRequired()).isTrue();
      assertThat(diagnosis.cause()).isNotIn(BLAMES_THE_TEST);
      assertThat(diagnosis.nextStep()).isNotBlank();
    }
    if (seen.judgement().verdict() == Verdict.Passed) {
      assertThat(diagnosis.actionRequired()).isFalse();
    }
    if (diagnosis.actionRequired()) {
      assertThat(diagnosis.nextStep()).as(diagnosis.toString()).isNotBlank();
    }
  }

  /** Else the properties would say nothing about such texts. */
  @Example
  void textsFromOutsideAreQuoted() {
    assertThat(LongStream.range(0, 100).mapToObj(Random::new))
        .anySatisfy(
            random ->
                assertThat(RuleAnalyst.diagnose(AnyCase.of(random)).why())
                    .contains('"' + AnyCase.HOSTILE));
  }

  /** Whatever a later judge or an older record may hold. */
  @Property(tries = 300)
  void aJudgementWithoutAnythingElseIsDiagnosedToo(
      @ForAll Classification classification,
      @ForAll Verdict verdict,
      @ForAll String reason,
      @ForAll String message) {
    var bare = new Judgement(verdict, classification, reason, message, List.of(), List.of());
    var seen = Case.of(AnyCase.SPEC, bare, Optional.empty(), Optional.empty());
    Diagnosis diagnosis = RuleAnalyst.diagnose(seen);
    assertThat(diagnosis.what()).isNotBlank();
    assertThat(diagnosis.why()).isNotBlank();
    if (classification == Classification.Error) {
      isWellFormed(diagnosis);
    }
  }

  private static void isWellFormed(Diagnosis diagnosis) {
    assertThat(diagnosis.cause()).isNotNull();
    assertThat(diagnosis.confidence()).isNotNull();
    assertThat(diagnosis.what()).isNotBlank();
    assertThat(diagnosis.why()).isNotBlank();
    for (String text : List.of(diagnosis.what(), diagnosis.why(), diagnosis.nextStep())) {
      assertThat(text).hasSizeLessThanOrEqualTo(600).doesNotContainPattern("\\p{Cntrl}|\\p{Cf}");
      assertThat(text.replaceAll("\"[^\"]*(\"|$)", "")).doesNotContain(AnyCase.HOSTILE);
      assertThat(text).doesNotContain("NaN", "null", "Optional");
    }
  }
}
