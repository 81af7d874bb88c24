package dev.loadtest.core.analysis;

import java.util.ArrayList;
import java.util.List;

/** What was dropped of an answer, each with why; so many and no more. */
final class Notes {
  private static final int MOST = 50;
  private static final int LONGEST_WORD = 80;
  private static final int LONGEST = 300;

  private final List<String> notes = new ArrayList<>();
  private int more;

  /** Something was dropped; {@code why} is our own text. */
  void drop(String what, String why) {
    if (notes.size() < MOST) {
      notes.add(PlainText.line(what + " was dropped: " + why, LONGEST));
    } else {
      more++;
    }
  }

  /** A model's own words, short and between quotes. */
  static String quoted(String word) {
    return '"' + PlainText.line(word, LONGEST_WORD) + '"';
  }

  List<String> list() {
    List<String> all = new ArrayList<>(notes);
    if (more > 0) {
      all.add(more + " more were dropped");
    }
    return all;
  }
}
