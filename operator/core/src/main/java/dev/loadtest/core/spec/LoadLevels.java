package dev.loadtest.core.spec;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How high a staged load goes. Unit: virtual users or iterations per timeUnit. */
public final class LoadLevels {
  private LoadLevels() {}

  /** The highest level that a staged load starts from or goes to; 0 when it never leaves 0. */
  public static int peak(Load load) {
    IntStream start =
        Stream.of(load.startVUs(), load.startRate()).filter(Objects::nonNull).mapToInt(l -> l);
    IntStream targets =
        load.stages().stream().map(Stage::target).filter(Objects::nonNull).mapToInt(t -> t);
    return IntStream.concat(start, targets).max().orElse(0);
  }
}
