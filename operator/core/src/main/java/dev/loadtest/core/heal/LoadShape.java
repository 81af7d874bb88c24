package dev.loadtest.core.heal;

import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.GoDuration;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.LoadLevels;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Stage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A staged load: where each stage begins and where it goes. */
record LoadShape(Load load) {

  static Optional<LoadShape> of(LoadTestSpec spec) {
    return spec.loadIfAny().filter(l -> !l.stages().isEmpty()).map(LoadShape::new);
  }

  List<Stage> stages() {
    return load.stages();
  }

  OptionalInt index(String stage) {
    return IntStream.range(0, stages().size())
        .filter(i -> stages().get(i).name().equals(stage))
        .findFirst();
  }

  /** The level from which a stage goes on. */
  int before(int index) {
    return index > 0
        ? stages().get(index - 1).target()
        : Stream.of(load.startVUs(), load.startRate())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(0);
  }

  int target(int index) {
    return stages().get(index).target();
  }

  boolean grows(int index) {
    return target(index) > before(index);
  }

  boolean isHold(int index) {
    return target(index) == before(index) && target(index) > 0;
  }

  int peak() {
    return LoadLevels.peak(load);
  }

  Duration duration(int index) {
    return GoDuration.parse(stages().get(index).duration());
  }

  /** When a stage begins. Unit: ms since the release. */
  long startMs(int index) {
    return StageWindow.of(stages()).get(index).startMs();
  }

  /** The stage that leads up to the level that a stage has or holds; empty without one. */
  OptionalInt climb(int index) {
    int at = index;
    while (at > 0 && isHold(at)) {
      at--;
    }
    return grows(at) ? OptionalInt.of(at) : OptionalInt.empty();
  }

  /** The stages that hold the level of the longest one that holds any. */
  List<Integer> steady() {
    OptionalInt longest =
        holds().boxed().max(Comparator.comparing(this::duration)).stream()
            .mapToInt(i -> i)
            .findFirst();
    return longest.isEmpty()
        ? List.of()
        : holds().filter(i -> target(i) == target(longest.getAsInt())).boxed().toList();
  }

  /** The longest of the steady ones. */
  OptionalInt longestHold() {
    return steady().stream().max(Comparator.comparing(this::duration)).stream()
        .mapToInt(i -> i)
        .findFirst();
  }

  private IntStream holds() {
    return IntStream.range(0, stages().size()).filter(this::isHold);
  }
}
