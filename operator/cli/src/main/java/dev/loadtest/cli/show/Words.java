package dev.loadtest.cli.show;

import java.util.Locale;

/** Names of the API as words of a sentence. */
final class Words {
  private Words() {}

  /** {@code PoolLimit} as {@code pool limit}. */
  static String of(Enum<?> name) {
    return name.name().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
