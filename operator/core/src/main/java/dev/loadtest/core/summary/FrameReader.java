package dev.loadtest.core.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins the lines of a runner's log into frames. Takes lines in any order and more than once, and
 * ignores everything that is not a frame of its nonce; what scripts print starts with {@code k6| }
 * and is never one. Not for several threads. Source: {@code docs/runner-protocol.md}, Frames.
 */
public final class FrameReader {
  private static final int MOST_OPEN = 64;

  private final String nonce;
  private final Map<FrameLine.Frame, OpenFrame> open = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<FrameLine> continued = Optional.empty();
  private Optional<RunnerReady> ready = Optional.empty();
  private Optional<RunnerProgress> progress = Optional.empty();
  private Optional<RunnerReport> result = Optional.empty();
  private long progressSeq;

  /** A reader of the frames with this nonce; an empty nonce matches nothing. */
  public FrameReader(String nonce) {
    this.nonce = nonce;
  }

  /** Takes the next line, without or with its line end. */
  public void accept(String line) {
    var frameLine = FrameLine.parse(line, nonce);
    if (frameLine.isPresent()) {
      part(frameLine.get());
    } else if (continued.isPresent() && FrameLine.isContinuation(line)) {
      continuation(continued.get(), line.strip());
    } else {
      continued = Optional.empty();
    }
  }

  /** What was read so far. */
  public FrameLog log() {
    var cut = open.keySet().stream().anyMatch(frame -> !superseded(frame));
    var known = ready.or(() -> result.flatMap(RunnerReport::readyIfAny));
    return new FrameLog(known, progress, result, cut, List.copyOf(problems));
  }

  private void part(FrameLine line) {
    continued = Optional.of(line);
    if (superseded(line.frame())) {
      return;
    }
    if (!open.containsKey(line.frame()) && open.size() >= MOST_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
    var frame = open.computeIfAbsent(line.frame(), OpenFrame::new);
    frame.add(line.part(), line.text());
    complete(frame);
  }

  private void continuation(FrameLine line, String text) {
    var frame = open.get(line.frame());
    if (frame != null) {
      frame.extend(line.part(), text);
      complete(frame);
    }
  }

  private void complete(OpenFrame frame) {
    frame
        .packed()
        .ifPresent(
            packed -> {
              open.remove(frame.frame());
              understand(frame.frame(), packed);
            });
  }

  private void understand(FrameLine.Frame frame, byte[] packed) {
    try {
      var json = FramePayload.unpack(packed);
      switch (frame.kind()) {
        case ready -> ready = Optional.of(FramePayload.ready(json));
        case result -> result = Optional.of(FramePayload.report(json));
        case progress -> {
          progress = Optional.of(FramePayload.progress(json));
          progressSeq = frame.seq();
        }
      }
    } catch (UnreadableFrameException e) {
      problems.add("The " + frame.kind() + " frame cannot be read: " + e.getMessage());
    }
  }

  private boolean superseded(FrameLine.Frame frame) {
    return switch (frame.kind()) {
      case ready -> ready.isPresent();
      case result -> result.isPresent();
      case progress -> frame.seq() <= progressSeq || result.isPresent();
    };
  }
}
