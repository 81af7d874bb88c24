package dev.loadtest.core.summary;

import dev.loadtest.core.summary.RunnerReport.ErrorCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Failed requests by kind over all runners, the most frequent first, at most 20 kinds. */
final class MergedErrors {
  private static final int MOST_KINDS = 20;
  private static final ErrorCount OTHER = new ErrorCount("other", "", "", 0);
  private static final Comparator<ErrorCount> BY_KIND =
      Comparator.comparing(ErrorCount::kind)
          .thenComparing(ErrorCount::code)
          .thenComparing(ErrorCount::status);

  private MergedErrors() {}

  static List<ErrorCount> of(Collection<ErrorCount> all) {
    var counts = new TreeMap<ErrorCount, Long>(BY_KIND);
    all.forEach(error -> counts.merge(error, error.count(), Long::sum));
    var rest = counts.getOrDefault(OTHER, 0L);
    counts.remove(OTHER);
    var kinds =
        counts.entrySet().stream()
            .map(e -> with(e.getKey(), e.getValue()))
            .sorted(Comparator.comparingLong(ErrorCount::count).reversed().thenComparing(BY_KIND))
            .toList();
    var kept = new ArrayList<>(kinds.subList(0, Math.min(MOST_KINDS - 1, kinds.size())));
    for (var dropped : kinds.subList(kept.size(), kinds.size())) {
      rest += dropped.count();
    }
    if (rest > 0) {
      kept.add(with(OTHER, rest));
    }
    return List.copyOf(kept);
  }

  private static ErrorCount with(ErrorCount error, long count) {
    return new ErrorCount(error.kind(), error.code(), error.status(), count);
  }
}
