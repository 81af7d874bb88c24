package dev.loadtest.core.summary;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines of a frame that have come so far. */
final class OpenFrame {
  private static final int LONGEST = 24 << 20;

  private final FrameLine.Frame frame;
  private final String[] texts;
  private final String[] continuations;
  private int length;

  OpenFrame(FrameLine.Frame frame) {
    this.frame = frame;
    this.texts = new String[frame.parts()];
    this.continuations = new String[frame.parts()];
  }

  FrameLine.Frame frame() {
    return frame;
  }

  /** Of two lines of the same part the longer one counts: the other may be cut. */
  void add(int part, String text) {
    var known = texts[part - 1];
    if (fits(text) && (known == null || known.length() < text.length())) {
      texts[part - 1] = text;
    }
  }

  void extend(int part, String text) {
    if (fits(text)) {
      continuations[part - 1] = Objects.requireNonNullElse(continuations[part - 1], "") + text;
    }
  }

  /** The frame's bytes, once all parts are there and the digest is right. */
  Optional<byte[]> packed() {
    if (Arrays.stream(texts).anyMatch(Objects::isNull)) {
      return Optional.empty();
    }
    return verified(String.join("", texts)).or(() -> verified(extended()));
  }

  private boolean fits(String text) {
    length += text.length();
    return length <= LONGEST;
  }

  private String extended() {
    return IntStream.range(0, texts.length)
        .mapToObj(i -> texts[i] + Objects.requireNonNullElse(continuations[i], ""))
        .collect(Collectors.joining());
  }

  private Optional<byte[]> verified(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      return digest(bytes).equals(frame.digest()) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The first 16 hex digits of SHA-256. */
  static String digest(byte[] bytes) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha256, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
