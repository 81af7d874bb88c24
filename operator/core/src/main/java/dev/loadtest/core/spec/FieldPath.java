package dev.loadtest.core.spec;

/** How Kubernetes writes where a field is: {@code spec.load.stages[1].duration}. */
public final class FieldPath {
  private FieldPath() {}

  /** A field below; a name that is no plain word stands in brackets: {@code labels[a.b/c]}. */
  public static String child(String parent, String name) {
    boolean plain =
        !name.isEmpty()
            && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
    if (!plain) {
      return parent + "[" + name + "]";
    }
    return parent.isEmpty() ? name : parent + "." + name;
  }

  /** An item of a list, counted from 0. */
  public static String item(String list, int index) {
    return list + "[" + index + "]";
  }

  /** The field above, empty for a field at the top. */
  public static String parent(String field) {
    int end = field.endsWith("]") ? field.lastIndexOf('[') : field.lastIndexOf('.');
    return end < 0 ? "" : field.substring(0, end);
  }

  /** Whether {@code field} lies below {@code above}. */
  public static boolean isBelow(String field, String above) {
    return field.startsWith(above + ".") || field.startsWith(above + "[");
  }
}
