package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Finding.NoSamples;
import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.MetricSelector;
import dev.loadtest.core.summary.MetricReport;
import dev.loadtest.core.summary.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A threshold asks about what was not measured: a misspelt tag, a stage that does not exist, a
 * custom metric that is never added to. k6 itself lets such thresholds pass.
 */
final class NoSamplesRule implements Rule {
  private static final int NAMED = 8;

  @Override
  public Optional<Theory> explain(Look look) {
    return look.first(NoSamples.class).map(none -> theory(look, none));
  }

  private static Theory theory(Look look, NoSamples none) {
    var selector = MetricSelector.parse(none.metric());
    return new Theory(
        Cause.Script,
        List.of(Sign.proven(seen(look, selector))),
        "Correct the metric of threshold %s (%s), or let the script measure it%s."
            .formatted(none.threshold(), none.metric(), choices(look, selector)));
  }

  private static String seen(Look look, MetricSelector selector) {
    long samples =
        look.seen()
            .summary()
            .flatMap(summary -> summary.metric(selector.metric()))
            .map(NoSamplesRule::samples)
            .orElse(0L);
    return samples == 0
        ? "nothing at all was measured for " + selector.metric()
        : "%s has %s samples, and none with the tags that the threshold names"
            .formatted(selector.metric(), Prose.number(samples));
  }

  private static long samples(MetricReport metric) {
    return metric.find("", "").map(series -> series.samples()).orElse(0L);
  }

  /** The stages of the load, where a stage is asked for. */
  private static String choices(Look look, MetricSelector selector) {
    List<StageWindow> stages = look.seen().summary().map(RunSummary::stages).orElse(List.of());
    return selector.stage().isEmpty() || stages.isEmpty()
        ? ""
        : "; the stages with requests are among "
            + stages.stream().limit(NAMED).map(StageWindow::name).collect(Collectors.joining(", "));
  }
}
