package dev.loadtest.core.analysis;

/** Text from outside as one visible line. */
final class PlainText {
  private static final String CUT = "...";

  private PlainText() {}

  /**
   * The text on one line, without what cannot be seen: control and format characters (direction
   * marks, zero width, tags), variation selectors, halves of pairs. At most {@code most}
   * characters.
   */
  static String line(String text, int most) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), most) + 8);
    boolean space = false;
    for (int i = 0; i < text.length() && line.length() <= most; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isSpace(point)) {
        space = !line.isEmpty();
      } else if (isVisible(point)) {
        line.append(space ? " " : "").appendCodePoint(point);
        space = false;
      }
    }
    return cut(line.toString(), most);
  }

  /** The text, with dots where it was too long; a pair is not torn apart. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(0, most - CUT.length());
    end -= end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
    return text.substring(0, end) + CUT.substring(0, Math.min(most, CUT.length()));
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.getType(point) == Character.CONTROL;
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.ENCLOSING_MARK ->
          false;
      default ->
          !(point >= 0xfe00 && point <= 0xfe0f)
              && !(point >= 0xe0100 && point <= 0xe01ef)
              && point != 0x115f
              && point != 0x3164
              && point != 0xffa0;
    };
  }
}
