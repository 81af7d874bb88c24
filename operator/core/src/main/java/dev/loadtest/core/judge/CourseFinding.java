package dev.loadtest.core.judge;

/** What the course of a run, or of the runs, shows by itself. */
public sealed interface CourseFinding extends Finding {

  /** A number grows while the load stays the same. */
  record GrowsWithinRun(String subject, String from, String to, String during)
      implements CourseFinding {
    @Override
    public String sentence() {
      return "%s grew from %s to %s over %s of steady load".formatted(subject, from, to, during);
    }
  }

  /** Passed and failed in turn, without a change of what is run. */
  record Flaky(int flips, int runs) implements CourseFinding {
    @Override
    public String sentence() {
      return "the verdict changed %d times within the last %d runs of the same test"
          .formatted(flips, runs);
    }
  }

  /** A simple rule of judgement.rules does not hold. */
  record RuleBroken(String rule, String text, String subject, String value, String reference)
      implements CourseFinding {
    @Override
    public String sentence() {
      return "rule %s (%s) does not hold: %s is %s%s"
          .formatted(rule, text, subject, value, reference);
    }
  }

  /** A simple rule that has too little to look at. */
  record RuleUnanswered(String rule, String text, String why) implements CourseFinding {
    @Override
    public String sentence() {
      return "rule %s (%s) could not be looked at: %s".formatted(rule, text, why);
    }
  }

  /** The runner image differs from the one that the baseline was measured with. */
  record OtherImage(String image, String before) implements CourseFinding {
    @Override
    public String sentence() {
      return "the runner image is %s, and the baseline was measured with %s"
          .formatted(Wording.quoted(image), Wording.quoted(before));
    }
  }
}
