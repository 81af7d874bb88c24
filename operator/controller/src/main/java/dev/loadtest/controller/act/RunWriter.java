package dev.loadtest.controller.act;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.lifecycle.HealStep;
import dev.loadtest.core.lifecycle.RemedyStep;
import dev.loadtest.core.lifecycle.TestStep;
import dev.loadtest.core.spec.LoadTestRunSpec;
import dev.loadtest.core.spec.LoadTestRunSpec.Purpose;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger;
import dev.loadtest.core.spec.LoadTestRunSpec.RunTrigger.Kind;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.LoadTestSpecSnapshot;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** Creates, admits, marks and removes LoadTestRuns. */
public final class RunWriter {
  private final KubernetesClient client;

  public RunWriter(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Creates the run that a step asks for; false when it is there: a run of this name is the same
   * run.
   */
  public boolean create(LoadTest test, TestStep.Start order) {
    Purpose purpose =
        order.trigger().kind() == Kind.Calibration ? Purpose.Calibration : Purpose.Normal;
    return create(test, order.run(), order.digest(), purpose, order.trigger(), test.getSpec());
  }

  /** Creates the run that proves a heal, with the spec that it proves; false when it is there. */
  public boolean create(LoadTest test, HealStep.Prove order) {
    return create(
        test,
        order.run(),
        order.digest(),
        order.purpose(),
        RunTrigger.of(Kind.Healing, order.heal().id()),
        order.spec());
  }

  /** Creates the run after a remedy, of the test as it is; false when it is there. */
  public boolean create(LoadTest test, RemedyStep.Rerun order) {
    return create(
        test,
        order.run(),
        order.digest(),
        Purpose.Normal,
        RunTrigger.of(Kind.Remediation, order.remedy().id()),
        test.getSpec());
  }

  private boolean create(
      LoadTest test,
      String name,
      String digest,
      Purpose purpose,
      RunTrigger trigger,
      LoadTestSpec spec) {
    var run = new LoadTestRun();
    run.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace(test.getMetadata().getNamespace())
            .withLabels(
                Map.of(
                    Labels.MANAGED_BY,
                    Labels.OPERATOR,
                    Labels.TEST,
                    Labels.value(test.getMetadata().getName()),
                    Labels.DIGEST,
                    digest))
            .withOwnerReferences(Owners.reference(test))
            .build());
    run.setSpec(
        new LoadTestRunSpec(
            new LoadTestRunSpec.LoadTestRef(test.getMetadata().getName()),
            purpose,
            trigger,
            null,
            new LoadTestSpecSnapshot(spec)));
    return Writes.createIfAbsent(client, run).isPresent();
  }

  /**
   * Takes up a run that somebody else created: resolves its spec once and labels it. No owner is
   * added.
   */
  public LoadTestRun admit(LoadTestRun run, LoadTestSpec resolved) {
    Map<String, Object> patch =
        Map.of(
            "metadata",
            Map.of("labels", Map.of(Labels.TEST, Labels.value(run.getSpec().loadTestRef().name()))),
            "spec",
            Map.of("snapshot", resolved));
    return client.resource(run).patch(Writes.MERGE, Serialization.asJson(patch));
  }

  /** Keeps a finished run out of the cache. */
  public void markFinished(LoadTestRun run) {
    patchMetadata(run, Map.of("labels", Map.of(Labels.FINISHED, "true")));
  }

  /** Asks the run's reconciler to end it. */
  public void cancel(String namespace, String name, String why) {
    var run = client.resources(LoadTestRun.class).inNamespace(namespace).withName(name).get();
    if (run != null) {
      patchMetadata(run, Map.of("annotations", Map.of(Labels.CANCEL, why)));
    }
  }

  public void delete(LoadTestRun run) {
    client.resource(run).delete();
  }

  private void patchMetadata(LoadTestRun run, Map<String, Object> metadata) {
    client.resource(run).patch(Writes.MERGE, Serialization.asJson(Map.of("metadata", metadata)));
  }
}
