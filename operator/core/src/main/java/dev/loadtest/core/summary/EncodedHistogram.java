package dev.loadtest.core.summary;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A histogram as it travels. Source: {@code docs/runner-protocol.md}, Histograms. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EncodedHistogram(long zero, String pos, String neg) {
  EncodedHistogram {
    pos = pos == null ? "" : pos;
    neg = neg == null ? "" : neg;
    if (zero < 0) {
      throw new IllegalArgumentException("Malformed histogram: negative count");
    }
  }

  static EncodedHistogram of(Histogram histogram) {
    return new EncodedHistogram(
        histogram.zero(),
        BucketsCodec.encode(histogram.positive()),
        BucketsCodec.encode(histogram.negative()));
  }

  Histogram decode(Resolution resolution) {
    return new Histogram(resolution, zero, BucketsCodec.decode(pos), BucketsCodec.decode(neg));
  }

  /** Decodes what may be absent: then no values. */
  static Histogram decode(EncodedHistogram encoded, Resolution resolution) {
    return encoded == null ? Histogram.empty(resolution) : encoded.decode(resolution);
  }
}
