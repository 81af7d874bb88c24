package dev.loadtest.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.core.heal.Heal;
import dev.loadtest.core.heal.HealHistory;
import dev.loadtest.core.lifecycle.ExecutedDigest;
import dev.loadtest.core.lifecycle.HealObservation;
import dev.loadtest.core.lifecycle.HealObservation.ProofRun;
import dev.loadtest.core.lifecycle.HealObservation.SeenPullRequest;
import dev.loadtest.core.lifecycle.HealObservation.Verbs;
import dev.loadtest.core.status.LoadTestRunStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds out how a test's heals stand. The test is asked for afresh, as people wrote it. */
public final class HealObserver {
  /** Said, so that the API server need not be asked what it calls them. */
  private static final ResourceDefinitionContext TESTS =
      ResourceDefinitionContext.fromResourceType(LoadTest.class);

  private final KubernetesClient client;
  private final ProofRuns runs;
  private final Clock clock;

  public HealObserver(KubernetesClient client, Clock clock) {
    this.client = client;
    this.runs = new ProofRuns(client);
    this.clock = clock;
  }

  /** Empty when the test is gone, or another one has its name. */
  public Optional<HealObservation> observe(
      LoadTest cached, HealHistory heals, Optional<SeenPullRequest> pullRequest) {
    GenericKubernetesResource raw = raw(cached);
    if (raw == null || !raw.getMetadata().getUid().equals(cached.getMetadata().getUid())) {
      return Optional.empty();
    }
    JsonNode manifest = client.getKubernetesSerialization().convertValue(raw, JsonNode.class);
    LoadTest test = client.getKubernetesSerialization().convertValue(raw, LoadTest.class);
    var meta = raw.getMetadata();
    Map<String, String> annotations = Objects.requireNonNullElse(meta.getAnnotations(), Map.of());
    return Optional.of(
        new HealObservation(
            meta.getName(),
            meta.getUid(),
            test.getSpec(),
            manifest,
            ExecutedDigest.parse(annotations.get(Labels.EXECUTED_DIGEST)),
            Ownership.of(raw),
            heals,
            proof(test, heals),
            verbs(annotations, meta.getManagedFields()),
            pullRequest,
            clock.instant()));
  }

  /** What a run of the test said, where it is still there. */
  public Optional<LoadTestRunStatus> answered(LoadTest test, String run) {
    return Optional.ofNullable(
            client
                .resources(LoadTestRun.class)
                .inNamespace(test.getMetadata().getNamespace())
                .withName(run)
                .get())
        .map(LoadTestRun::getStatus);
  }

  /** Whether the test was written since it was looked at. */
  public boolean isOutdated(LoadTest cached, HealObservation seen) {
    GenericKubernetesResource now = raw(cached);
    return now == null
        || !now.getMetadata()
            .getResourceVersion()
            .equals(seen.manifest().path("metadata").path("resourceVersion").asText());
  }

  private GenericKubernetesResource raw(LoadTest cached) {
    return client
        .genericKubernetesResources(TESTS)
        .inNamespace(cached.getMetadata().getNamespace())
        .withName(cached.getMetadata().getName())
        .get();
  }

  private ProofRun proof(LoadTest test, HealHistory heals) {
    return heals
        .current()
        .flatMap(Heal::lastProof)
        .filter(proof -> !proof.isOver())
        .map(proof -> runs.of(test, proof.run()))
        .orElseGet(ProofRun.Absent::new);
  }

  private Verbs verbs(Map<String, String> annotations, List<ManagedFieldsEntry> fields) {
    return new Verbs(
        word(annotations, Labels.APPROVE_HEALING),
        word(annotations, Labels.APPROVE_HEALING)
            .map(
                id ->
                    new Heal.Approval(
                        writer(fields, Labels.APPROVE_HEALING), false, clock.instant().toString())),
        word(annotations, Labels.REJECT_HEALING),
        word(annotations, Labels.REVERT_HEALING));
  }

  private static Optional<String> word(Map<String, String> annotations, String verb) {
    return Optional.ofNullable(annotations.get(verb)).map(String::strip).filter(w -> !w.isEmpty());
  }

  /** The API server does not say who wrote an annotation, only with what. */
  private static String writer(List<ManagedFieldsEntry> fields, String annotation) {
    return Objects.requireNonNullElse(fields, List.<ManagedFieldsEntry>of()).stream()
        .filter(
            entry ->
                entry.getFieldsV1() != null
                    && entry
                        .getFieldsV1()
                        .getAdditionalProperties()
                        .toString()
                        .contains(annotation))
        .map(ManagedFieldsEntry::getManager)
        .findFirst()
        .orElse("somebody");
  }
}
