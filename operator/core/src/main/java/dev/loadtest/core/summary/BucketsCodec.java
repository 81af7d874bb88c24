package dev.loadtest.core.summary;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.TreeMap;

/**
 * Buckets as text: for each bucket in ascending order the zigzag varint of its index less the one
 * before (the first: less 0), then the varint of its count; base64. Source: {@code
 * docs/runner-protocol.md}, Histograms; Go, {@code encoding/binary}.
 */
final class BucketsCodec {
  private BucketsCodec() {}

  static String encode(Buckets buckets) {
    var out = new ByteArrayOutputStream();
    var last = 0;
    for (var i = 0; i < buckets.size(); i++) {
      long step = (long) buckets.index(i) - last;
      varint(out, (step << 1) ^ (step >> 63));
      varint(out, buckets.count(i));
      last = buckets.index(i);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  /** Throws IllegalArgumentException for text that is cut, not ascending or out of range. */
  static Buckets decode(String text) {
    var in = new Varints(Base64.getDecoder().decode(text));
    var counts = new TreeMap<Integer, Long>();
    var index = 0L;
    while (in.hasNext()) {
      var zigzag = in.next();
      var step = (zigzag >>> 1) ^ -(zigzag & 1);
      var count = in.next();
      var wrong = !counts.isEmpty() && step <= 0 || Math.abs(step) > 2L * Buckets.FARTHEST;
      index += wrong ? 0 : step;
      if (wrong || count < 0 || Math.abs(index) > Buckets.FARTHEST) {
        throw new IllegalArgumentException("Malformed histogram: bucket out of order or range");
      }
      counts.put((int) index, count);
    }
    return Buckets.of(counts);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    var rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static final class Varints {
    private final byte[] bytes;
    private int at;

    Varints(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasNext() {
      return at < bytes.length;
    }

    long next() {
      var value = 0L;
      for (var shift = 0; shift < 64 && hasNext(); shift += 7) {
        var b = bytes[at++];
        value |= (b & 0x7fL) << shift;
        if (b >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("Malformed histogram: cut or overlong number");
    }
  }
}
