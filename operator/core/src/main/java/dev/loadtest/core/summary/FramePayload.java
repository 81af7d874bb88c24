package dev.loadtest.core.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** The inside of a frame: gzip, JSON, and the protocol's version. */
final class FramePayload {
  /** The version of {@code docs/runner-protocol.md} that is spoken here. */
  private static final int PROTOCOL = 1;

  /** Results are a few 10 KB; a few KB of gzip could otherwise unpack to GBs. */
  private static final int MOST_BYTES = 16 << 20;

  private FramePayload() {}

  static JsonNode unpack(byte[] packed) throws UnreadableFrameException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      var bytes = gzip.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UnreadableFrameException("it unpacks to more than 16 MiB");
      }
      return Json.MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new UnreadableFrameException(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UnreadableFrameException(e.getMessage());
    }
  }

  static RunnerReady ready(JsonNode json) throws UnreadableFrameException {
    return read(versioned(json), RunnerReady.class);
  }

  static RunnerProgress progress(JsonNode json) throws UnreadableFrameException {
    return read(json, RunnerProgress.class);
  }

  static RunnerReport report(JsonNode json) throws UnreadableFrameException {
    return read(versioned(json), RunnerReport.class);
  }

  private static JsonNode versioned(JsonNode json) throws UnreadableFrameException {
    var version = json.path("protocol").asInt();
    if (version != PROTOCOL) {
      throw new UnreadableFrameException(
          "it speaks protocol %d, not %d; use a runner image of this release"
              .formatted(version, PROTOCOL));
    }
    return json;
  }

  private static <T> T read(JsonNode json, Class<T> type) throws UnreadableFrameException {
    try {
      if (!json.isObject()) {
        throw new UnreadableFrameException("it holds no JSON object");
      }
      return Json.MAPPER.treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UnreadableFrameException(e.getOriginalMessage());
    } catch (ArithmeticException e) {
      throw new UnreadableFrameException("its counts are too large");
    }
  }
}
