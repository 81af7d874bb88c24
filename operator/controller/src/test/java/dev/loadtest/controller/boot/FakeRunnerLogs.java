package dev.loadtest.controller.boot;

import dev.loadtest.controller.observe.RunnerLogs;
import dev.loadtest.core.summary.FrameLog;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runner logs that a test writes; whoever asks with another nonce finds no frames in them. */
final class FakeRunnerLogs implements RunnerLogs {
  private static final FrameLog SILENT =
      new FrameLog(Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());

  private record Log(FrameLog frames, String nonce) {}

  private final Map<String, Log> logs = new ConcurrentHashMap<>();

  void write(Pod pod, String nonce, FrameLog frames) {
    logs.put(pod.getMetadata().getUid(), new Log(frames, nonce));
  }

  @Override
  public Optional<FrameLog> glance(Pod pod, String nonce) {
    return read(pod, nonce);
  }

  @Override
  public Optional<FrameLog> head(Pod pod, String nonce) {
    return read(pod, nonce);
  }

  @Override
  public Optional<FrameLog> whole(Pod pod, String nonce) {
    return read(pod, nonce);
  }

  private Optional<FrameLog> read(Pod pod, String nonce) {
    return Optional.ofNullable(logs.get(pod.getMetadata().getUid()))
        .map(log -> log.nonce().equals(nonce) ? log.frames() : SILENT);
  }
}
