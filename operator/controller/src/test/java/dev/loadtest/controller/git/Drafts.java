package dev.loadtest.controller.git;

import java.util.Optional;

/** A draft for the wire: names with what must be encoded. */
final class Drafts {
  static final String BRANCH = "loadtest-heal/shop/checkout/thresholds";
  static final String BASE = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  static final String HEAD = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
  static final String PATH = "load tests/chäckout #1.yaml";
  static final String ENCODED_PATH = "load%20tests/ch%C3%A4ckout%20%231.yaml";
  static final String TEXT = "\uFEFFa: 'p(95)<520' # \uD83D\uDE80\r\n";

  private Drafts() {}

  static Draft fresh() {
    return draft(Optional.empty());
  }

  static Draft replacing() {
    return draft(Optional.of(HEAD));
  }

  private static Draft draft(Optional<String> replacing) {
    return new Draft(BRANCH, "main", BASE, PATH, "blob1", TEXT, "Title\n\nSeal: x\n", replacing);
  }
}
