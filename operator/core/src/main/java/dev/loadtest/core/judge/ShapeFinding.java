package dev.loadtest.core.judge;

/** What went wrong in a part of the load only, while the steady part is as it was. */
public sealed interface ShapeFinding extends Finding {

  /** The stage that it is about. */
  String stage();

  /** Slow or failing while cold: it gets better within the stage. */
  record WarmUp(String subject, String stage, String value, String steady, String when)
      implements ShapeFinding {
    @Override
    public String sentence() {
      return "%s is %s while warming up%s%s, and %s in the steady part"
          .formatted(subject, value, Wording.inStage(stage), when, steady);
    }
  }

  /** Slow or failing while the load grows: it does not get better within the stage. */
  record RampTooSteep(String subject, String stage, String value, String steady, String when)
      implements ShapeFinding {
    @Override
    public String sentence() {
      return "%s is %s while the load grows%s%s, and %s in the steady part"
          .formatted(subject, value, Wording.inStage(stage), when, steady);
    }
  }

  /** Slow or failing in a spike. */
  record SpikeOnly(String subject, String stage, String value, String steady, String when)
      implements ShapeFinding {
    @Override
    public String sentence() {
      return "%s is %s only%s%s, and %s in the steady part"
          .formatted(subject, value, Wording.inStage(stage), when, steady);
    }
  }

  /** Worse over the whole run, and not in its steady part. */
  record OutsideSteady(String subject, String value, String steady) implements ShapeFinding {
    @Override
    public String stage() {
      return "";
    }

    @Override
    public String sentence() {
      return "%s is %s over the whole run, and %s in the steady part, as always"
          .formatted(subject, value, steady);
    }
  }

  /**
   * A spike that was carried before and is not any more: lost capacity, which is a regression.
   * {@code subject} names the stage, too.
   */
  record LostCapacity(String subject, String stage, String value, String before, int runs)
      implements ShapeFinding {
    @Override
    public String sentence() {
      return "%s is %s, and was %s (n=%d): capacity was lost"
          .formatted(subject, value, before, runs);
    }
  }
}
