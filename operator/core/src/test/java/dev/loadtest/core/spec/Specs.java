package dev.loadtest.core.spec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Specs for tests, written as relaxed JSON: no quotes around names, single quotes for texts. */
public final class Specs {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .configure(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES, true)
          .configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true)
          .build();

  private Specs() {}

  public static LoadTestSpec spec(String json) {
    return read(json, LoadTestSpec.class);
  }

  public static Load load(String json) {
    return read(json, Load.class);
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
