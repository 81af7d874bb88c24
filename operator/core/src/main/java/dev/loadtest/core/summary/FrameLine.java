package dev.loadtest.core.summary;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a frame:
 *
 * <pre>
 * line   -> prefix? "#LT1 " nonce " " kind " " seq " " part "/" parts " " digest " " base64
 * prefix -> time (" stdout " ("F" | "P"))? " "      as the log API and the container runtime add
 * </pre>
 */
record FrameLine(Frame frame, int part, String text) {
  private static final int MOST_PARTS = 4096;
  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,18}(?:Z|[+-]\\d\\d:\\d\\d) (?:stdout [FP] )?)?"
              + "#LT1 (\\S+) (ready|progress|result) (\\d{1,9}) (\\d{1,4})/(\\d{1,4})"
              + " ([0-9a-f]{16}) ([A-Za-z0-9+/=]*)\\s*");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}\\s*");

  /** Lines of the same frame agree in all of these. */
  record Frame(Kind kind, int seq, int parts, String digest) {}

  /** As written in the line. */
  enum Kind {
    ready,
    progress,
    result
  }

  static Optional<FrameLine> parse(String line, String nonce) {
    var match = LINE.matcher(line);
    if (!line.contains("#LT1 ") || !match.matches() || !match.group(1).equals(nonce)) {
      return Optional.empty();
    }
    var part = Integer.parseInt(match.group(4));
    var parts = Integer.parseInt(match.group(5));
    if (part < 1 || part > parts || parts > MOST_PARTS) {
      return Optional.empty();
    }
    var kind = Kind.valueOf(match.group(2));
    var frame = new Frame(kind, Integer.parseInt(match.group(3)), parts, match.group(6));
    return Optional.of(new FrameLine(frame, part, match.group(7)));
  }

  /** Whether this may be the rest of a frame's line that a container runtime cut in two. */
  static boolean isContinuation(String line) {
    return BASE64.matcher(line).matches();
  }
}
