package dev.loadtest.controller.boot;

import dev.loadtest.core.summary.ExitReason;
import dev.loadtest.core.summary.FrameLog;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Plays the Job controller and the kubelet: pods of an Indexed Job, their states and their logs.
 */
final class Kubelet {
  private static final String INDEX = "batch.kubernetes.io/job-completion-index";

  /** The Job controller's own: a deleted pod stays until it was counted. */
  private static final String COUNTED = "batch.kubernetes.io/job-tracking";

  private final NamespacedKubernetesClient client;
  private final FakeRunnerLogs logs;

  Kubelet(NamespacedKubernetesClient client, FakeRunnerLogs logs) {
    this.client = client;
    this.logs = logs;
  }

  /** Creates the pods of a Job; they wait. */
  List<Pod> create(Job job) {
    return IntStream.range(0, job.getSpec().getCompletions())
        .mapToObj(i -> create(job, i))
        .toList();
  }

  Pod create(Job job, int index) {
    return create(job, index, null);
  }

  private Pod create(Job job, int index, String node) {
    var template = job.getSpec().getTemplate();
    return client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(job.getMetadata().getName() + "-" + index + "-abcde")
                .withLabels(template.getMetadata().getLabels())
                .withAnnotations(template.getMetadata().getAnnotations())
                .addToAnnotations(INDEX, Integer.toString(index))
                .addToFinalizers(COUNTED)
                .withOwnerReferences(
                    new OwnerReferenceBuilder()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName(job.getMetadata().getName())
                        .withUid(job.getMetadata().getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withSpec(template.getSpec())
                .editSpec()
                .withNodeName(node)
                .endSpec()
                .build())
        .create();
  }

  /** Creates and runs all pods; they say that they send load. */
  List<Pod> start(Job job, String nonce) {
    List<Pod> pods = create(job);
    IntStream.range(0, pods.size())
        .forEach(
            i -> {
              logs.write(pods.get(i), nonce, RunnerFrames.progress(i));
              run(pods.get(i));
            });
    return pods;
  }

  /** The same of one runner, on a node. */
  void start(Job job, String nonce, String node) {
    Pod pod = create(job, 0, node);
    logs.write(pod, nonce, RunnerFrames.progress(0));
    run(pod);
  }

  void run(Pod pod) {
    status(
        pod,
        s ->
            s.withPhase("Running")
                .withContainerStatuses(
                    container()
                        .withState(new ContainerStateBuilder().withNewRunning(now()).build())
                        .build()));
  }

  /** Ends all pods with results; each of them measured so many failed requests of 100. */
  void end(Job job, String nonce, long failed, ExitReason exit) {
    int runners = job.getSpec().getCompletions();
    IntStream.range(0, runners)
        .forEach(i -> end(job, i, nonce, RunnerFrames.result(i, runners, failed, exit)));
    complete(job);
  }

  /** Ends the only pod, which said this. */
  void end(Job job, String nonce, FrameLog frames) {
    end(job, 0, nonce, frames);
    complete(job);
  }

  void end(Job job, int index, String nonce, FrameLog frames) {
    Pod pod = pod(job, index);
    logs.write(pod, nonce, frames);
    terminated(pod, "Succeeded", 0, "Completed");
  }

  void terminated(Pod pod, String phase, int exitCode, String reason) {
    status(
        pod,
        s ->
            s.withPhase(phase)
                .withContainerStatuses(
                    container()
                        .withState(
                            new ContainerStateBuilder()
                                .withNewTerminated()
                                .withExitCode(exitCode)
                                .withReason(reason)
                                .withFinishedAt(now())
                                .endTerminated()
                                .build())
                        .build()));
  }

  void waiting(Pod pod, String reason, String message) {
    status(
        pod,
        s ->
            s.withPhase("Pending")
                .withContainerStatuses(
                    container()
                        .withState(
                            new ContainerStateBuilder().withNewWaiting(message, reason).build())
                        .build()));
  }

  /** The Job controller has seen all pods end. */
  private void complete(Job job) {
    client
        .batch()
        .v1()
        .jobs()
        .withName(job.getMetadata().getName())
        .editStatus(
            j ->
                new JobBuilder(j)
                    .editOrNewStatus()
                    .withStartTime(j.getMetadata().getCreationTimestamp())
                    .withSucceeded(j.getSpec().getCompletions())
                    .withCompletedIndexes(indexes(j))
                    .endStatus()
                    .build());
  }

  private static String indexes(Job job) {
    int completions = job.getSpec().getCompletions();
    return completions == 1 ? "0" : "0-" + (completions - 1);
  }

  /** The Job controller has counted the pod of an index as failed; the pod goes. */
  void lose(Job job, int index) {
    client
        .batch()
        .v1()
        .jobs()
        .withName(job.getMetadata().getName())
        .editStatus(
            j ->
                new JobBuilder(j)
                    .editOrNewStatus()
                    .withStartTime(j.getMetadata().getCreationTimestamp())
                    .withFailed(1)
                    .withFailedIndexes(Integer.toString(index))
                    .endStatus()
                    .build());
    remove(pod(job, index));
  }

  /** Somebody deletes a pod; it goes once it was counted. */
  void delete(Pod pod) {
    client.resource(pod).delete();
  }

  void remove(Pod pod) {
    client
        .pods()
        .withName(pod.getMetadata().getName())
        .edit(p -> new PodBuilder(p).editMetadata().withFinalizers().endMetadata().build());
    client.pods().withName(pod.getMetadata().getName()).withGracePeriod(0).delete();
  }

  Pod pod(Job job, int index) {
    return client.pods().withName(job.getMetadata().getName() + "-" + index + "-abcde").get();
  }

  void status(Pod pod, UnaryOperator<PodStatusBuilder> edit) {
    client
        .pods()
        .withName(pod.getMetadata().getName())
        .editStatus(
            p ->
                new PodBuilder(p)
                    .withStatus(edit.apply(new PodStatusBuilder(p.getStatus())).build())
                    .build());
  }

  private static ContainerStatusBuilder container() {
    return new ContainerStatusBuilder()
        .withName("k6")
        .withImage("runner:1")
        .withImageID("")
        .withReady(false)
        .withRestartCount(0);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
