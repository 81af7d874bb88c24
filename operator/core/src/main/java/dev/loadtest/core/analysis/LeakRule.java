package dev.loadtest.core.analysis;

import static dev.loadtest.core.summary.TargetEvidence.Kind.OutOfMemory;

import dev.loadtest.core.judge.CourseFinding.GrowsWithinRun;
import dev.loadtest.core.judge.TargetFinding.MemoryGrows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Response times grow while the load stays the same. The judge has tested it (Mann-Kendall); what
 * grows with them is for people to find: memory, a table, a queue, open connections.
 */
final class LeakRule implements Rule {
  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(GrowsWithinRun.class).map(grows -> theory(look, grows));
  }

  private static Theory theory(Look look, GrowsWithinRun grows) {
    List<Sign> signs = new ArrayList<>();
    signs.add(
        Sign.proven(
            look.because("GrowsWithinRun")
                ? "the load stayed the same meanwhile, and it grew to the end"
                : Said.of(grows)));
    look.first(MemoryGrows.class).map(Said::of).map(Sign::measured).ifPresent(signs::add);
    Happened.first(look, OutOfMemory)
        .map(killed -> Sign.measured(Happened.told(look, killed)))
        .ifPresent(signs::add);
    return new Theory(Cause.Leak, signs, nextStep(look, signs.size() > 1));
  }

  static String nextStep(Look look, boolean memory) {
    return memory
        ? "Take two heap dumps of %s, at the begin and at the end of a run, and compare them; watch kubectl top pods meanwhile."
            .formatted(Workload.name(look))
        : "Compare %s at the begin and at the end of the run: memory (kubectl top pods), open connections, rows of the tables it writes, files. What grew with the times is the suspect."
            .formatted(Workload.name(look));
  }
}
