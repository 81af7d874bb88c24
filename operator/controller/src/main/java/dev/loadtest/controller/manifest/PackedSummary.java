package dev.loadtest.controller.manifest;

import dev.loadtest.core.summary.RunSummary;
import dev.loadtest.core.summary.SummaryJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A summary as a binary value of a ConfigMap: its JSON, gzipped, in base64. */
final class PackedSummary {
  private PackedSummary() {}

  static String write(RunSummary summary) {
    var bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(SummaryJson.write(summary).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Throws IllegalArgumentException for anything that {@link #write} did not write. */
  static RunSummary read(String packed) {
    var bytes = new ByteArrayInputStream(Base64.getDecoder().decode(packed));
    try (GZIPInputStream gzip = new GZIPInputStream(bytes)) {
      return SummaryJson.read(new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException("not a packed summary", e);
    }
  }

  /** What it counts against the limit of a ConfigMap. Unit: bytes. */
  static int size(String packed) {
    return packed.length() / 4 * 3;
  }
}
