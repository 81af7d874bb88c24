package dev.loadtest.core.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Are the variables the test's own, with one value each? */
final class EnvChecks {
  /** What k6 reads before it reads the script (k6 2.2.0, {@code lib/options.go}, {@code cmd}). */
  private static final Set<String> LOAD =
      Set.of("K6_VUS", "K6_DURATION", "K6_ITERATIONS", "K6_STAGES", "K6_SCENARIOS");

  private static final Set<String> OPERATORS =
      Set.of(
          "JOB_COMPLETION_INDEX",
          "K6_ADDRESS",
          "K6_AUTO_EXTENSION_RESOLUTION",
          "K6_CONFIG",
          "K6_CONSOLE_OUTPUT",
          "K6_EXECUTION_SEGMENT",
          "K6_EXECUTION_SEGMENT_SEQUENCE",
          "K6_INCLUDE_SYSTEM_ENV_VARS",
          "K6_LINGER",
          "K6_LOG_FORMAT",
          "K6_LOG_OUTPUT",
          "K6_NO_SETUP",
          "K6_NO_SUMMARY",
          "K6_NO_TEARDOWN",
          "K6_NO_THRESHOLDS",
          "K6_OUT",
          "K6_PAUSED",
          "K6_SUMMARY_EXPORT",
          "K6_SUMMARY_MODE");

  private static final Map<String, String> ELSEWHERE =
      Map.of("TARGET_URL", "spec.target.url", "K6_THRESHOLDS", "spec.thresholds");

  private EnvChecks() {}

  static void check(List<Runner.EnvVar> env, Problems spot) {
    var names = new HashSet<String>();
    for (int i = 0; i < env.size(); i++) {
      Runner.EnvVar variable = env.get(i);
      Problems item = spot.at(i);
      NameChecks.checkNew(variable.name(), names, item);
      if (variable.name() != null) {
        reserved(variable.name()).ifPresent(item.at("name")::add);
      }
      checkSource(variable, item);
    }
  }

  static void checkFrom(List<Runner.EnvFrom> envFrom, Problems spot) {
    for (int i = 0; i < envFrom.size(); i++) {
      boolean configMap = envFrom.get(i).configMapRef() != null;
      boolean secret = envFrom.get(i).secretRef() != null;
      spot.at(i).addIf(configMap == secret, Messages.ENV_FROM_ONE);
    }
  }

  private static void checkSource(Runner.EnvVar variable, Problems item) {
    Runner.EnvSource source = variable.valueFrom();
    item.addIf(variable.value() != null && source != null, Messages.ENV_ONE_VALUE);
    item.at("valueFrom")
        .addIf(
            source != null && (source.secretKeyRef() == null) == (source.configMapKeyRef() == null),
            Messages.ENV_ONE_SOURCE);
  }

  private static Optional<String> reserved(String name) {
    if (LOAD.contains(name)) {
      return Optional.of(name + " would change the load: use spec.load");
    }
    if (ELSEWHERE.containsKey(name)) {
      return Optional.of(name + " is set by the operator: use " + ELSEWHERE.get(name));
    }
    return OPERATORS.contains(name)
        ? Optional.of(name + " is set by the operator: use another name")
        : Optional.empty();
  }
}
