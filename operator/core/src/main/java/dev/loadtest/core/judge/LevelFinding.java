package dev.loadtest.core.judge;

/** What the comparison of a number with its history shows. */
public sealed interface LevelFinding extends Finding {

  /** The name of the number, e.g. {@code p95 of stage steady}. */
  String subject();

  /**
   * A change of level, in the words of people: the value, e.g. {@code 64 % above} the baseline of
   * so many runs, the smallest change that could be seen, and how many tries agree.
   */
  record Move(
      String subject,
      String value,
      String change,
      String baseline,
      int runs,
      String detectable,
      int tries) {
    String sentence() {
      return "%s is %s, %s the baseline of %s (n=%d, detectable %s)%s"
          .formatted(subject, value, change, baseline, runs, detectable, Wording.agree(tries));
    }
  }

  /** The number became worse beyond noise. */
  record Regressed(Move move) implements LevelFinding {
    @Override
    public String subject() {
      return move.subject();
    }

    @Override
    public String sentence() {
      return move.sentence();
    }
  }

  /** The number became better beyond noise. */
  record Improved(Move move) implements LevelFinding {
    @Override
    public String subject() {
      return move.subject();
    }

    @Override
    public String sentence() {
      return move.sentence();
    }
  }

  /** A declared change covers what is seen. */
  record Declared(String subject, String change, String declared, String reason)
      implements LevelFinding {
    @Override
    public String sentence() {
      return "%s is %s the baseline, which the declared change of %s covers (%s)"
          .formatted(subject, change, declared, Wording.quoted(reason));
    }
  }

  /** As much changed as was declared, or more: the noise does not let it be told. */
  record PerhapsBeyondDeclared(String subject, String change, String declared, String reason)
      implements LevelFinding {
    @Override
    public String sentence() {
      return "%s is %s the baseline, about the declared change of %s (%s), but its noise may hide a larger one"
          .formatted(subject, change, declared, Wording.quoted(reason));
    }
  }

  /** More changed than was declared. */
  record BeyondDeclared(String subject, String change, String declared, String reason)
      implements LevelFinding {
    @Override
    public String sentence() {
      return "%s is %s the baseline, more than the declared change of %s (%s)"
          .formatted(subject, change, declared, Wording.quoted(reason));
    }
  }

  /** The number creeps from run to run; {@code total} e.g. {@code up by 18 %}. */
  record Drifting(String subject, String total, int runs) implements LevelFinding {
    @Override
    public String sentence() {
      return "%s has crept %s over %d runs".formatted(subject, total, runs);
    }
  }

  /** The history itself holds a step that nobody declared or accepted. */
  record UndeclaredStep(String subject, String step, int runsAgo) implements LevelFinding {
    @Override
    public String sentence() {
      return "%s stepped by %s %d runs ago, and nobody declared or accepted that"
          .formatted(subject, step, runsAgo);
    }
  }

  /** The threshold lies below what a stable or accepted level delivers. */
  record ThresholdStale(String subject, String threshold, String level, int runs, String why)
      implements LevelFinding {
    @Override
    public String sentence() {
      return "the threshold of %s for %s does not fit the level of %s (n=%d): %s"
          .formatted(threshold, subject, level, runs, why);
    }
  }

  /**
   * The threshold lies within what a stable level varies by itself.
   *
   * @param breachedRuns runs of the baseline that cross it, too
   * @param decidable whether the comparison tells changes that matter from noise: only then may the
   *     threshold be moved
   */
  record ThresholdInNoiseBand(
      String subject, String threshold, String level, int breachedRuns, int runs, boolean decidable)
      implements LevelFinding {
    @Override
    public String sentence() {
      return "the threshold of %s for %s lies within its natural spread around %s (%d of %d runs cross it)"
          .formatted(threshold, subject, level, breachedRuns, runs);
    }
  }

  /** A wild try that the others outvote. */
  record Outvoted(String subject, String value, String median, int tries) implements LevelFinding {
    @Override
    public String sentence() {
      return "%s was %s in one try, and %s in the median of %d"
          .formatted(subject, value, median, tries);
    }
  }

  /** Too few samples for the percentile that was asked for. */
  record TooFewSamples(String subject, long samples, long needed) implements LevelFinding {
    @Override
    public String sentence() {
      return "%s rests on %s; it takes %s to bound it"
          .formatted(subject, Wording.plural(samples, "sample"), Unit.None.format(needed));
    }
  }

  /** Too few runs to compare with. */
  record TooFewRuns(String subject, int runs, int needed) implements LevelFinding {
    @Override
    public String sentence() {
      return "%s has %s to compare with; it takes %d"
          .formatted(subject, Wording.plural(runs, "run"), needed);
    }
  }

  /** A breach that cannot be told from noise. */
  record Undecided(String subject, String value, String baseline, int runs, String detectable)
      implements LevelFinding {
    @Override
    public String sentence() {
      return "%s is %s; against the baseline of %s (n=%d, detectable %s) that is neither clearly a change nor clearly noise"
          .formatted(subject, value, baseline, runs, detectable);
    }
  }
}
