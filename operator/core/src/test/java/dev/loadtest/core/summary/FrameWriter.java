package dev.loadtest.core.summary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes frames as a runner does, for tests. */
public final class FrameWriter {
  private FrameWriter() {}

  /** The lines of a frame, cut after {@code width} characters of base64. */
  public static List<String> write(String nonce, String kind, int seq, String json, int width) {
    var packed = gzip(json.getBytes(StandardCharsets.UTF_8));
    var text = Base64.getEncoder().encodeToString(packed);
    var parts = (text.length() + width - 1) / width;
    var lines = new ArrayList<String>();
    for (var part = 0; part < parts; part++) {
      var piece = text.substring(part * width, Math.min(text.length(), (part + 1) * width));
      lines.add(
          "#LT1 %s %s %d %d/%d %s %s"
              .formatted(nonce, kind, seq, part + 1, parts, OpenFrame.digest(packed), piece));
    }
    return lines;
  }

  static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
