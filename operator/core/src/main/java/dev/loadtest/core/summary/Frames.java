package dev.loadtest.core.summary;

import java.io.BufferedReader;
import java.io.Reader;

/** Reads whole logs; a log that is being followed goes line by line into a {@link FrameReader}. */
public final class Frames {
  private Frames() {}

  /** What the lines of a log say to those who know the nonce of the run. */
  public static FrameLog read(Iterable<String> lines, String nonce) {
    var reader = new FrameReader(nonce);
    lines.forEach(reader::accept);
    return reader.log();
  }

  /**
   * As above; the caller closes the reader. Throws UncheckedIOException when reading fails: read
   * the log again.
   */
  public static FrameLog read(Reader log, String nonce) {
    return read(() -> new BufferedReader(log).lines().iterator(), nonce);
  }
}
