package dev.loadtest.controller.observe;

import dev.loadtest.core.summary.FrameLog;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** The frames that runners write to their log. */
public interface RunnerLogs {

  /** The latest frames; empty when the log cannot be read (yet). */
  Optional<FrameLog> glance(Pod pod, String nonce);

  /** The first frames, among them the ready frame that has left the latest ones. */
  Optional<FrameLog> head(Pod pod, String nonce);

  /** All frames; empty when the log cannot be read (yet, or any more). */
  Optional<FrameLog> whole(Pod pod, String nonce);
}
