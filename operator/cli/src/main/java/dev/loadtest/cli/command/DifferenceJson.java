package dev.loadtest.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.judge.Difference;
import dev.loadtest.core.plan.ExecutionDifference;
import java.util.List;
import java.util.OptionalDouble;

/** Two runs side by side for programs. */
final class DifferenceJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DifferenceJson() {}

  /** Pretty, one object. Changes of rates from 0 to 1 are in percentage points. */
  static String of(
      ComparedRun a,
      ComparedRun b,
      List<Difference> numbers,
      List<ExecutionDifference> execution,
      List<String> notes) {
    ObjectNode tree = JSON.createObjectNode();
    tree.set("a", run(a));
    tree.set("b", run(b));
    var measures = tree.putArray("measures");
    numbers.forEach(d -> write(measures.addObject(), d));
    var run = tree.putArray("execution");
    execution.forEach(
        d -> {
          ObjectNode one = run.addObject().put("field", d.field());
          d.a().ifPresent(text -> one.put("a", text));
          d.b().ifPresent(text -> one.put("b", text));
        });
    var said = tree.putArray("notes");
    notes.forEach(said::add);
    return tree.toPrettyString();
  }

  private static ObjectNode run(ComparedRun run) {
    ObjectNode tree =
        JSON.createObjectNode()
            .put("test", run.test())
            .put("run", run.run())
            .put("started", run.started().toString());
    tree.set("verdict", JSON.valueToTree(run.status().verdict()));
    tree.set("classification", JSON.valueToTree(run.status().classification()));
    tree.set("thresholds", JSON.valueToTree(run.status().thresholds()));
    return tree;
  }

  private static void write(ObjectNode out, Difference d) {
    out.put("metric", d.measure().selector().toString())
        .put("statistic", d.measure().statistic().text())
        .put("unit", d.unit().symbol());
    put(out, "a", d.a(), 1);
    put(out, "b", d.b(), 1);
    String points = d.rate() ? "Points" : "Percent";
    put(out, "change" + points, d.change(), 100);
    put(out, "notable" + points, d.notable(), 100);
    out.put("basis", d.basis().name()).put("runs", d.runs()).put("level", d.level().name());
  }

  private static void put(ObjectNode out, String field, OptionalDouble value, double factor) {
    if (value.isPresent()) {
      out.put(field, value.getAsDouble() * factor);
    }
  }
}
