package dev.loadtest.core.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.Stage;

/**
 * A load as k6's {@code scenarios} option: one scenario named {@value #NAME} with the executor's
 * own fields.
 */
public final class Scenarios {
  public static final String NAME = "load";

  private Scenarios() {}

  public static ObjectNode of(Load load) {
    ObjectNode scenario = JsonNodeFactory.instance.objectNode();
    scenario.put("executor", load.executor().k6Name());
    switch (load.executor()) {
      case RampingVUs -> {
        scenario.put("startVUs", load.startVUs() == null ? 0 : load.startVUs());
        stages(load, scenario);
        put(scenario, "gracefulRampDown", load.gracefulRampDown());
      }
      case RampingArrivalRate -> {
        scenario.put("startRate", load.startRate() == null ? 0 : load.startRate());
        stages(load, scenario);
        arrivals(load, scenario);
      }
      case ConstantVUs -> {
        scenario.put("vus", load.vus());
        scenario.put("duration", load.duration());
      }
      case ConstantArrivalRate -> {
        scenario.put("rate", load.rate());
        scenario.put("duration", load.duration());
        arrivals(load, scenario);
      }
      case SharedIterations, PerVUIterations -> {
        scenario.put("vus", load.vus());
        scenario.put("iterations", load.iterations());
        put(scenario, "maxDuration", load.maxDuration());
      }
    }
    put(scenario, "gracefulStop", load.gracefulStop());
    put(scenario, "exec", load.exec());
    return JsonNodeFactory.instance.objectNode().set(NAME, scenario);
  }

  private static void stages(Load load, ObjectNode scenario) {
    var stages = scenario.putArray("stages");
    for (Stage stage : load.stages()) {
      stages.addObject().put("duration", stage.duration()).put("target", stage.target());
    }
  }

  private static void arrivals(Load load, ObjectNode scenario) {
    put(scenario, "timeUnit", load.timeUnit());
    scenario.put("preAllocatedVUs", load.preAllocatedVUs());
    if (load.maxVUs() != null) {
      scenario.put("maxVUs", load.maxVUs());
    }
  }

  private static void put(ObjectNode scenario, String field, String value) {
    if (value != null) {
      scenario.put(field, value);
    }
  }
}
