package dev.loadtest.controller.manifest;

import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Runner;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;

/** What the script reads as __ENV. */
final class RunnerEnv {
  private RunnerEnv() {}

  static List<EnvVar> of(LoadTestSpec spec) {
    var env = new ArrayList<EnvVar>();
    spec.targetUrl().ifPresent(url -> env.add(new EnvVar("TARGET_URL", url, null)));
    spec.runner().env().forEach(e -> env.add(variable(e)));
    return env;
  }

  static List<EnvFromSource> from(Runner runner) {
    return runner.envFrom().stream().map(RunnerEnv::source).toList();
  }

  private static EnvVar variable(Runner.EnvVar variable) {
    var env = new EnvVarBuilder().withName(variable.name());
    Runner.EnvSource from = variable.valueFrom();
    if (from == null) {
      return env.withValue(variable.value() == null ? "" : variable.value()).build();
    }
    if (from.secretKeyRef() != null) {
      return env.withNewValueFrom()
          .withNewSecretKeyRef(from.secretKeyRef().key(), from.secretKeyRef().name(), false)
          .endValueFrom()
          .build();
    }
    return env.withNewValueFrom()
        .withNewConfigMapKeyRef(from.configMapKeyRef().key(), from.configMapKeyRef().name(), false)
        .endValueFrom()
        .build();
  }

  private static EnvFromSource source(Runner.EnvFrom from) {
    var source = new EnvFromSourceBuilder().withPrefix(from.prefix());
    return from.secretRef() != null
        ? source.withNewSecretRef(from.secretRef().name(), false).build()
        : source.withNewConfigMapRef(from.configMapRef().name(), false).build();
  }
}
