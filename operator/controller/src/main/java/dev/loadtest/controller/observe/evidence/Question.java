package dev.loadtest.controller.observe.evidence;

import dev.loadtest.controller.client.RangeAnswer;
import dev.loadtest.controller.client.RangeAnswer.Point;
import dev.loadtest.core.spec.EvidenceQuery;
import dev.loadtest.core.spec.Target.WorkloadRef;
import dev.loadtest.core.summary.TargetEvidence.Reading;
import dev.loadtest.core.summary.TargetReadings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Something to ask Prometheus, and how its answer is read. */
record Question(String name, String query, Optional<EvidenceQuery> own) {

  /**
   * The share of the CPU periods in which the pods were throttled. Over two minutes: a rate needs
   * two scrapes, which may be 30 s to 60 s apart. Periods are counted only while a container wants
   * to run, so that the time before the load weighs little.
   */
  static Question throttling(WorkloadRef ref, String namespace) {
    String pods =
        "{namespace=\"%s\",pod=~\"%s\",container!=\"\"}"
            .formatted(namespace, PodNames.pattern(ref));
    return new Question(
        TargetReadings.THROTTLED,
        ("100 * sum(increase(container_cpu_cfs_throttled_periods_total%1$s[2m]))"
                + " / sum(increase(container_cpu_cfs_periods_total%1$s[2m]))")
            .formatted(pods),
        Optional.empty());
  }

  static Question own(EvidenceQuery query) {
    return new Question(query.name(), query.query(), Optional.of(query));
  }

  Reading reading(RangeAnswer.Series series) {
    List<Point> points = series.points();
    var values = points.stream().mapToDouble(Point::value).summaryStatistics();
    int samples = points.size();
    if (own.isEmpty()) {
      return TargetReadings.throttled(
          values.getMax(), values.getAverage(), samples, extreme(points, false));
    }
    EvidenceQuery asked = own.get();
    return new Reading(
        name,
        Optional.ofNullable(asked.unit()).orElse(""),
        values.getMax(),
        values.getAverage(),
        samples,
        points.stream().anyMatch(p -> asked.notable(p.value())),
        extreme(points, asked.lowIsNotable()));
  }

  private static String extreme(List<Point> points, boolean lowest) {
    Comparator<Point> byValue = Comparator.comparingDouble(Point::value);
    return points.stream().max(lowest ? byValue.reversed() : byValue).orElseThrow().at().toString();
  }
}
