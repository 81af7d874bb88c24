package dev.loadtest.controller.git;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Texts as parts of a URL. */
final class Encoded {
  private Encoded() {}

  /** As one segment or one parameter: a slash is encoded, too. */
  static String whole(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** As several segments: slashes stay. */
  static String path(String text) {
    return Arrays.stream(text.split("/", -1)).map(Encoded::whole).collect(Collectors.joining("/"));
  }
}
