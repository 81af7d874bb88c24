package dev.loadtest.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The texts in k6's options, such as values of headers. */
final class OptionTexts {
  private OptionTexts() {}

  static Stream<String> of(JsonNode options) {
    if (options == null) {
      return Stream.empty();
    }
    return options.isTextual()
        ? Stream.of(options.textValue())
        : StreamSupport.stream(options.spliterator(), false).flatMap(OptionTexts::of);
  }
}
