package dev.loadtest.core.judge;

import dev.loadtest.core.analysis.Case;
import dev.loadtest.core.baseline.RunHistory;
import dev.loadtest.core.spec.LoadTestSpec;
import java.util.Arrays;
import java.util.Optional;

/** A {@link Story} for those who explain or repair. */
public final class Told {
  public static final String STAGES = Story.STAGES;
  public static final String CONSTANT = Story.CONSTANT;

  private final Story story;

  private Told(Story story) {
    this.story = story;
  }

  public static Told of(String... parts) {
    return new Told(Story.of(parts));
  }

  public static Told ofConstantLoad(String... parts) {
    return new Told(Story.ofConstantLoad(parts));
  }

  public static LoadTestSpec spec(String load, String... parts) {
    return Story.spec(load, parts);
  }

  /** One run, or one try of one; 100 ms unless said otherwise. */
  public static Run usual() {
    return new Run(RunOf.usual());
  }

  public static Run p95(double ms) {
    return new Run(RunOf.p95(ms));
  }

  /** A {@link RunOf}. */
  public record Run(RunOf of) {
    public Run in(String stage, double ms) {
      of.in(stage, ms);
      return this;
    }

    public Run failed(double share) {
      of.failed(share);
      return this;
    }

    public Run growing(double percent) {
      of.growing(percent);
      return this;
    }

    public Run throughput(double perSecond) {
      of.throughput(perSecond);
      return this;
    }

    public Run generatorCpu(double percent) {
      of.generatorCpu(percent);
      return this;
    }

    public Run fewRequests() {
      of.fewRequests();
      return this;
    }

    public Run steal(double percent) {
      of.steal(percent);
      return this;
    }
  }

  public Told runs(int count, Run run) {
    story.runs(count, run.of());
    return this;
  }

  public Told run(Run... tries) {
    story.run(of(tries));
    return this;
  }

  public Told accept() {
    story.accept();
    return this;
  }

  public Told changedTo(String... parts) {
    story.changedTo(parts);
    return this;
  }

  public RunHistory history() {
    return story.history();
  }

  /** The next run, judged and not kept. */
  public Case judged(Run... tries) {
    Evaluation evaluation = story.evaluation(of(tries));
    return Case.of(
        evaluation.spec(),
        Judge.judge(evaluation),
        Optional.of(Tries.median(evaluation.attempts())),
        Optional.of(evaluation));
  }

  private static RunOf[] of(Run... runs) {
    return Arrays.stream(runs).map(Run::of).toArray(RunOf[]::new);
  }
}
