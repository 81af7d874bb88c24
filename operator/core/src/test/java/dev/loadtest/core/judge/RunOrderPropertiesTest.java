package dev.loadtest.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.summary.Reports;
import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.RunnerReport;
import dev.loadtest.core.summary.TargetEvidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** A judgement knows neither an order of runners nor one of tries. */
class RunOrderPropertiesTest {
  private static final LoadTestSpec SPEC =
      Story.spec(Story.CONSTANT, Story.threshold("http_req_duration", "p(95)<125"));
  private static final Story STORY =
      Story.ofConstantLoad(Story.threshold("http_req_duration", "p(95)<125"))
          .runs(8, RunOf.usual());

  @Property(tries = 100)
  void theOrderOfRunnersDoesNotMatter(
      @ForAll @IntRange(min = 1, max = 5) int runners,
      @ForAll @DoubleRange(min = 50, max = 200) double ms,
      @ForAll Random random) {
    List<RunnerReport> reports =
        IntStream.range(0, runners)
            .mapToObj(i -> report(i, runners, ms * (1 + random.nextDouble())))
            .toList();
    List<RunnerReport> shuffled = new ArrayList<>(reports);
    Collections.shuffle(shuffled, random);
    assertThat(judged(List.of(RunSummary.merge(shuffled))))
        .isEqualTo(judged(List.of(RunSummary.merge(reports))));
  }

  @Property(tries = 100)
  void theOrderOfTriesDoesNotMatter(
      @ForAll @IntRange(min = 2, max = 5) int tries,
      @ForAll @DoubleRange(min = 80, max = 140) double ms,
      @ForAll Random random) {
    List<RunSummary> summaries =
        IntStream.range(0, tries)
            .mapToObj(i -> RunOf.p95(ms * (0.9 + 0.2 * random.nextDouble())).summary(SPEC))
            .toList();
    List<RunSummary> shuffled = new ArrayList<>(summaries);
    Collections.shuffle(shuffled, random);
    Judgement one = judged(summaries);
    Judgement other = judged(shuffled);
    assertThat(other.verdict()).isEqualTo(one.verdict());
    assertThat(other.classification()).isEqualTo(one.classification());
    assertThat(other.outcomes()).isEqualTo(one.outcomes());
    assertThat(other.comparisons()).isEqualTo(one.comparisons());
    assertThat(other.doubt()).isEqualTo(one.doubt());
  }

  private static Judgement judged(List<RunSummary> tries) {
    return Judge.judge(
        new Evaluation(
            SPEC, tries, TargetEvidence.NONE, STORY.history(), LocalDate.parse("2026-11-21")));
  }

  private static RunnerReport report(int index, int runners, double ms) {
    double[] times = DoubleStream.iterate(ms / 2, t -> t + ms / 400).limit(200).toArray();
    return Reports.runner(index)
        .of(runners)
        .trend("http_req_duration", times)
        .rate("http_req_failed", index, 200)
        .counter("http_reqs", 200)
        .counter("iterations", 200)
        .machine(30 + index, index, 0, 10 * index)
        .report();
  }
}
