package dev.loadtest.cli.local;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Reads lines, keeping at most {@value #LONGEST} characters of each: a line without end must not
 * fill the memory.
 */
final class BoundedLines {
  /** Above a frame's line (16 KiB, docs/runner-protocol.md). */
  private static final int LONGEST = 1 << 16;

  private final Reader reader;

  BoundedLines(Reader buffered) {
    this.reader = buffered;
  }

  /** The next line, absent at the end. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean any = false;
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      any = true;
      if (c == '\n') {
        return Optional.of(line.toString());
      }
      if (line.length() < LONGEST) {
        line.append((char) c);
      }
    }
    return any ? Optional.of(line.toString()) : Optional.empty();
  }
}
