package dev.loadtest.controller.observe.evidence;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of others: on one line, and not too long. */
final class Texts {
  private static final int LONGEST = 200;

  private Texts() {}

  static String line(String... parts) {
    String line =
        Stream.of(parts)
            .filter(Objects::nonNull)
            .map(p -> p.strip().replaceAll("\\s+", " "))
            .filter(p -> !p.isEmpty())
            .collect(Collectors.joining(": "));
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
