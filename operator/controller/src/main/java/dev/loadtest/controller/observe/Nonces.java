package dev.loadtest.controller.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret word by which a runner's frames are known. */
final class Nonces {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Nonces() {}

  static String fresh() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The nonce of a stored plan. */
  static String of(String planJson) {
    try {
      return JSON.readTree(planJson).path("nonce").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored plan is no JSON", e);
    }
  }
}
