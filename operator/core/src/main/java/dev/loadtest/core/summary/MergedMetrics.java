package dev.loadtest.core.summary;

import dev.loadtest.core.spec.BuiltinMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The metrics of all runners, series by series; and those that disagree, with the reason. */
record MergedMetrics(List<MetricReport> metrics, SortedMap<String, String> conflicts) {
  /** Each runner has its share of these, so they add up; other gauges keep the last value. */
  private static final Set<String> SHARED = Set.of("vus", "vus_max");

  static MergedMetrics of(List<RunnerReport> reports) {
    var byName = new TreeMap<String, List<MetricReport>>();
    for (var report : reports) {
      report.readyIfAny().stream()
          .flatMap(ready -> ready.metrics().stream())
          .filter(metric -> BuiltinMetrics.typeOf(metric.name()).isEmpty())
          .map(m -> new MetricReport(m.name(), m.type(), m.contains(), 0, List.of()))
          .forEach(metric -> add(byName, metric));
      report.metrics().forEach(metric -> add(byName, metric));
    }
    var conflicts = new TreeMap<String, String>();
    var merged = new ArrayList<MetricReport>();
    byName.forEach((name, metrics) -> merged.add(merged(name, metrics, conflicts)));
    return new MergedMetrics(List.copyOf(merged), conflicts);
  }

  /** The series of each metric merged place by place, as far as they are of one type. */
  static List<MetricReport> ofSeries(SortedMap<String, List<StagedSeries>> byMetric) {
    return byMetric.entrySet().stream()
        .map(e -> merged(e.getKey(), List.of(ofOneType(e.getKey(), e.getValue())), new TreeMap<>()))
        .toList();
  }

  private static MetricReport ofOneType(String name, List<StagedSeries> series) {
    var type = series.getFirst().series().type();
    return new MetricReport(name, type, null, 0, series);
  }

  private static void add(SortedMap<String, List<MetricReport>> byName, MetricReport metric) {
    byName.computeIfAbsent(metric.name(), name -> new ArrayList<>()).add(metric);
  }

  private static MetricReport merged(
      String name, List<MetricReport> metrics, SortedMap<String, String> conflicts) {
    var first = metrics.getFirst();
    var types = metrics.stream().map(m -> m.type().k6Name()).distinct().sorted().toList();
    if (types.size() > 1) {
      conflicts.put(name, "the runners disagree on its type: " + String.join(", ", types));
      return new MetricReport(name, first.type(), first.contains(), 0, List.of());
    }
    var invalid = metrics.stream().mapToLong(MetricReport::invalid).sum();
    var series = new TreeMap<Place, Series>();
    for (var metric : metrics) {
      for (var staged : metric.series()) {
        series.merge(
            new Place(staged.selector(), staged.stage()),
            staged.series(),
            (a, b) -> merged(name, a, b, conflicts));
      }
    }
    return new MetricReport(
        name,
        first.type(),
        first.contains(),
        invalid,
        series.entrySet().stream()
            .map(e -> new StagedSeries(e.getKey().selector(), e.getKey().stage(), e.getValue()))
            .toList());
  }

  private static Series merged(
      String name, Series one, Series other, SortedMap<String, String> conflicts) {
    if (SHARED.contains(name) && one instanceof Gauge a && other instanceof Gauge b) {
      return a.sum(b);
    }
    return one.merge(other)
        .orElseGet(
            () -> {
              conflicts.put(name, "the runners sent series of different types");
              return one;
            });
  }

  private record Place(String selector, String stage) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::selector).thenComparing(Place::stage);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}
