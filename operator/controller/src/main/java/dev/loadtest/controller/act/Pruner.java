package dev.loadtest.controller.act;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.judge.Verdict;
import dev.loadtest.core.spec.History;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps as many finished runs as spec.history says, and the records of the latest few. */
public final class Pruner {
  /**
   * 1,000 tests with 40 runs must stay far below etcd's limit; a record has up to 100 KB, a run a
   * few.
   */
  private static final int RECORDS = 5;

  private static final Comparator<LoadTestRun> NEWEST_FIRST =
      Comparator.<LoadTestRun, String>comparing(r -> r.getStatus().completionTime()).reversed();

  private final KubernetesClient client;
  private final RecordKeeper records;
  private final RunWriter runs;

  public Pruner(KubernetesClient client, RecordKeeper records, RunWriter runs) {
    this.client = client;
    this.records = records;
    this.runs = runs;
  }

  /** Of the records only those just past the limit are asked for: older ones went before. */
  public void prune(String namespace, String name) {
    LoadTest test = client.resources(LoadTest.class).inNamespace(namespace).withName(name).get();
    if (test == null) {
      return;
    }
    List<LoadTestRun> finished = finished(test);
    History history = test.getSpec().history();
    Stream.concat(
            surplus(finished, true, history.successful()),
            surplus(finished, false, history.failed()))
        .forEach(runs::delete);
    finished.stream()
        .skip(RECORDS)
        .limit(RECORDS)
        .forEach(r -> records.forget(r.getMetadata().getNamespace(), r.getMetadata().getName()));
  }

  /** Runs that others made are theirs to delete: the operator owns only its own. */
  private static Stream<LoadTestRun> surplus(List<LoadTestRun> finished, boolean passed, int keep) {
    return finished.stream()
        .filter(r -> passed == (r.getStatus().verdict() == Verdict.Passed))
        .skip(keep)
        .filter(
            r ->
                r.getMetadata().getOwnerReferences().stream()
                    .map(OwnerReference::getKind)
                    .anyMatch("LoadTest"::equals));
  }

  private List<LoadTestRun> finished(LoadTest test) {
    return client
        .resources(LoadTestRun.class)
        .inNamespace(test.getMetadata().getNamespace())
        .withLabel(Labels.TEST, Labels.value(test.getMetadata().getName()))
        .withLabel(Labels.FINISHED, "true")
        .list()
        .getItems()
        .stream()
        .filter(r -> r.getStatus() != null && r.getStatus().completionTime() != null)
        .sorted(NEWEST_FIRST)
        .toList();
  }
}
