package dev.loadtest.benchmarks;

import dev.loadtest.core.summary.FrameLog;
import dev.loadtest.core.summary.Frames;
import dev.loadtest.core.summary.RunnerReport;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** The log of a real runner: 6,474 requests, two stages, 20 KB. */
public final class RealLog {
  static final String NONCE = "0123456789abcdef0123456789abcdef";

  private RealLog() {}

  static String text() {
    try (var in = RealLog.class.getResourceAsStream("/runner/runner.log")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FrameLog read() {
    return Frames.read(new StringReader(text()), NONCE);
  }

  /** Its report as that of each of so many runners. */
  public static List<RunnerReport> reports(int runners) {
    RunnerReport r = read().result().orElseThrow();
    return IntStream.range(0, runners)
        .mapToObj(
            i ->
                new RunnerReport(
                    r.protocol(),
                    r.run(),
                    i,
                    runners,
                    r.exit(),
                    r.times(),
                    r.ready(),
                    r.metrics(),
                    r.timeline(),
                    r.evidence(),
                    r.errors(),
                    r.log()))
        .toList();
  }
}
