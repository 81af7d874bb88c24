package dev.loadtest.controller.observe;

import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.Frames;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.PrettyLoggable;
import java.util.Optional;

/**
 * Runner logs through the log API: no extra network path, no rights for runners. Read whole, not as
 * a stream: closing a stream resets its connection, and with it requests that share it.
 */
public final class ApiRunnerLogs implements RunnerLogs {
  /** Enough for the last progress frame, whatever the script prints between. */
  private static final int GLANCE_LINES = 80;

  /**
   * Holds the result, which a runner prints last; an hour of progress before it need not be read.
   */
  private static final int END_LINES = 400;

  /** Above what a runner may print in all; a longer log is none of ours. Unit: bytes. */
  private static final int LIMIT = 16 << 20;

  /** Holds the ready frame, which comes before any load. Unit: bytes. */
  private static final int HEAD = 64 << 10;

  private final KubernetesClient client;

  public ApiRunnerLogs(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Optional<FrameLog> glance(Pod pod, String nonce) {
    return read(container(pod).tailingLines(GLANCE_LINES), nonce);
  }

  @Override
  public Optional<FrameLog> head(Pod pod, String nonce) {
    return read(container(pod).limitBytes(HEAD), nonce);
  }

  @Override
  public Optional<FrameLog> whole(Pod pod, String nonce) {
    Optional<FrameLog> end = read(container(pod).tailingLines(END_LINES), nonce);
    return end.flatMap(FrameLog::result).isPresent()
        ? end
        : read(container(pod).limitBytes(LIMIT), nonce);
  }

  private ContainerResource container(Pod pod) {
    return client
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .inContainer("k6");
  }

  private static Optional<FrameLog> read(PrettyLoggable log, String nonce) {
    try {
      return Optional.of(Frames.read(() -> log.getLog().lines().iterator(), nonce));
    } catch (KubernetesClientException unreadable) {
      return Optional.empty(); // asked again until the phase's deadline
    }
  }
}
