package dev.loadtest.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.cli.record.Replay;
import dev.loadtest.core.judge.Comparison;
import dev.loadtest.core.judge.Judgement;
import dev.loadtest.core.judge.ThresholdOutcome;
import java.util.OptionalDouble;

/** A judgement for programs, on one line. */
final class JudgedJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JudgedJson() {}

  static String of(Replay.Judged judged) {
    var record = judged.record();
    ObjectNode tree =
        JSON.createObjectNode()
            .put("test", record.test())
            .put("run", record.run())
            .put("started", record.started().toString())
            .put("verdict", judged.verdict().name())
            .put("recorded", record.verdict().name());
    judged
        .judgement()
        .ifPresentOrElse(
            judgement -> write(tree, judgement),
            () ->
                tree.put("classification", String.valueOf(record.status().classification()))
                    .put("reason", record.status().reason())
                    .put("message", record.status().message()));
    return tree.toString();
  }

  private static void write(ObjectNode tree, Judgement judgement) {
    tree.put("classification", judgement.classification().name())
        .put("reason", judgement.reason())
        .put("message", judgement.message())
        .put("admission", judgement.admission().name());
    judgement.doubt().ifPresent(doubt -> tree.put("doubt", doubt));
    tree.putObject("calibration")
        .put("runs", judgement.calibration().runs())
        .put("needed", judgement.calibration().needed());
    var thresholds = tree.putArray("thresholds");
    judgement.outcomes().forEach(o -> write(thresholds.addObject(), o));
    var comparisons = tree.putArray("comparisons");
    judgement.comparisons().forEach(c -> write(comparisons.addObject(), c));
    var findings = tree.putArray("findings");
    judgement
        .findings()
        .forEach(f -> findings.addObject().put("type", f.type()).put("message", f.sentence()));
  }

  private static void write(ObjectNode out, ThresholdOutcome outcome) {
    out.put("name", outcome.name())
        .put("metric", outcome.metric())
        .put("expression", outcome.expression())
        .put("result", outcome.result().name());
    put(out, "observed", outcome.observed());
    out.put("unit", outcome.unit());
  }

  private static void write(ObjectNode out, Comparison c) {
    out.put("metric", c.metric())
        .put("statistic", c.statistic())
        .put("unit", c.unit())
        .put("value", c.value());
    put(out, "baseline", c.baseline());
    out.put("runs", c.runs());
    put(out, "changePercent", c.changePercent());
    put(out, "detectablePercent", c.detectablePercent());
    out.put("level", c.level().name());
  }

  private static void put(ObjectNode out, String field, OptionalDouble value) {
    value.ifPresent(number -> out.put(field, number));
  }
}
