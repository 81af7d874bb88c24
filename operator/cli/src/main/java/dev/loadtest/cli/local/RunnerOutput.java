package dev.loadtest.cli.local;

import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.FrameReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a runner prints, read by a thread of its own as it comes: frames, and lines of k6 and the
 * script.
 */
final class RunnerOutput {
  private static final String FRAME = "#LT1 ";
  private static final String CHATTER = "k6| ";
  private static final int KEPT_LINES = 5;
  private static final int KEPT_LENGTH = 300;

  private final FrameReader frames;
  private final Consumer<String> chatter;
  private final Runnable changed;
  private final Deque<String> last = new ArrayDeque<>();
  private boolean ended;

  private RunnerOutput(String nonce, Consumer<String> chatter, Runnable changed) {
    this.frames = new FrameReader(nonce);
    this.chatter = chatter;
    this.changed = changed;
  }

  /** Starts reading. {@code changed} is called when a frame or the end came. */
  static RunnerOutput follow(
      InputStream stream, String nonce, Consumer<String> chatter, Runnable changed) {
    RunnerOutput output = new RunnerOutput(nonce, chatter, changed);
    Thread.ofVirtual().name("runner-output").start(() -> output.read(stream));
    return output;
  }

  synchronized FrameLog log() {
    return frames.log();
  }

  /** Whether all is read. */
  synchronized boolean ended() {
    return ended;
  }

  /** The last lines that are no frames, in one. */
  synchronized String lastLines() {
    return String.join(" | ", last);
  }

  private void read(InputStream stream) {
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      BoundedLines lines = new BoundedLines(reader);
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        accept(line.get());
      }
    } catch (IOException endOfProcess) {
      // a killed process closes its pipe in the middle of a line: what was read is what there is
    } finally {
      end();
    }
  }

  private void accept(String line) {
    if (line.startsWith(FRAME)) {
      synchronized (this) {
        frames.accept(line);
      }
      changed.run();
      return;
    }
    String text = line.startsWith(CHATTER) ? line.substring(CHATTER.length()) : line;
    keep(text);
    chatter.accept(text);
  }

  private synchronized void keep(String line) {
    String text = line.strip();
    if (!text.isEmpty()) {
      last.addLast(text.length() > KEPT_LENGTH ? text.substring(0, KEPT_LENGTH) + "…" : text);
    }
    if (last.size() > KEPT_LINES) {
      last.removeFirst();
    }
  }

  private void end() {
    synchronized (this) {
      ended = true;
    }
    changed.run();
  }
}
