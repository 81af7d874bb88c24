package dev.loadtest.core.heal;

import dev.loadtest.core.baseline.Admission;
import dev.loadtest.core.baseline.KeptRun;
import dev.loadtest.core.baseline.KeptRun.Point;
import dev.loadtest.core.baseline.Measure;
import dev.loadtest.core.judge.Evaluation;
import dev.loadtest.core.plan.MeasurementKey;
import java.util.List;
import java.util.function.Predicate;

/** What earlier runs measured of a number in the same way, oldest first. */
record KeptPoints(Evaluation judged, Measure measure) {

  /** Of the runs that count, the last ones. */
  List<Point> latest(int runs) {
    List<Point> all = of(KeptRun::counts);
    return all.subList(Math.max(0, all.size() - runs), all.size());
  }

  /** Of all that were measured properly, in doubt or not. */
  List<Point> all() {
    return of(run -> run.admission() != Admission.Excluded);
  }

  private List<Point> of(Predicate<KeptRun> runs) {
    String key =
        MeasurementKey.of(judged.spec(), judged.definedTarget(), measure.selector().stage());
    return judged.history().runs().stream()
        .filter(runs)
        .flatMap(run -> run.point(measure).stream())
        .filter(point -> key.equals(point.key()))
        .toList();
  }
}
