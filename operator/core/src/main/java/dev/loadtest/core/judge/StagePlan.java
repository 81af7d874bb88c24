package dev.loadtest.core.judge;

import dev.loadtest.core.plan.StageWindow;
import dev.loadtest.core.spec.Load;
import dev.loadtest.core.spec.LoadTestSpec;
import dev.loadtest.core.spec.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the load does when. A load without stages is taken to warm up in its first fifth and to be
 * steady from then on.
 */
record StagePlan(List<Part> parts) {
  /** A level above the steady one by more than this is a spike. */
  private static final double SPIKE = 1.5;

  private static final double WARM_UP = 0.2;

  /** A stage, or a part of a load without stages; {@code name} is empty then. */
  record Part(StageWindow window, StageKind kind) {
    String name() {
      return window.name();
    }
  }

  static StagePlan of(LoadTestSpec spec, long durationMs) {
    Optional<Load> load = spec.loadIfAny().filter(l -> !l.stages().isEmpty());
    return load.map(StagePlan::staged).orElseGet(() -> constant(durationMs));
  }

  boolean hasStages() {
    return parts.stream().noneMatch(part -> part.name().isEmpty());
  }

  List<String> names(StageKind kind) {
    return parts.stream().filter(p -> p.kind() == kind).map(Part::name).toList();
  }

  Optional<StageKind> kind(String stage) {
    return parts.stream().filter(p -> p.name().equals(stage)).map(Part::kind).findFirst();
  }

  /** The longest part in which the load stays the same. */
  Optional<StageWindow> longestSteady() {
    return parts.stream()
        .filter(p -> p.kind() == StageKind.Steady)
        .map(Part::window)
        .max(Comparator.comparingLong(w -> w.endMs() - w.startMs()));
  }

  /** The part in which a moment lies; the last one for what comes later. */
  Part at(long ms) {
    for (Part part : parts) {
      if (ms < part.window().endMs()) {
        return part;
      }
    }
    return parts.getLast();
  }

  private static StagePlan constant(long durationMs) {
    long warm = Math.round(durationMs * WARM_UP);
    return new StagePlan(
        List.of(
            new Part(new StageWindow("", 0, warm), StageKind.Ramp),
            new Part(new StageWindow("", warm, Math.max(warm + 1, durationMs)), StageKind.Steady)));
  }

  private static StagePlan staged(Load load) {
    List<StageWindow> windows = StageWindow.of(load.stages());
    double steady = steadyLevel(load, windows);
    List<Part> parts = new ArrayList<>();
    double before = start(load);
    for (int i = 0; i < windows.size(); i++) {
      double target = target(load.stages().get(i));
      parts.add(new Part(windows.get(i), kind(before, target, steady)));
      before = target;
    }
    return new StagePlan(List.copyOf(parts));
  }

  private static StageKind kind(double before, double target, double steady) {
    if (steady > 0 && target > steady * SPIKE) {
      return StageKind.Spike;
    }
    return target > before
        ? StageKind.Ramp
        : target < before ? StageKind.RampDown : StageKind.Steady;
  }

  /** The level of the longest stage that stays where it is; 0 without one. */
  private static double steadyLevel(Load load, List<StageWindow> windows) {
    record Plateau(double level, long ms) {}
    List<Plateau> plateaus = new ArrayList<>();
    double before = start(load);
    for (int i = 0; i < windows.size(); i++) {
      double target = target(load.stages().get(i));
      if (target == before && target > 0) {
        plateaus.add(new Plateau(target, windows.get(i).endMs() - windows.get(i).startMs()));
      }
      before = target;
    }
    return plateaus.stream()
        .max(Comparator.comparingLong(Plateau::ms))
        .map(Plateau::level)
        .orElse(0.0);
  }

  private static double start(Load load) {
    return Stream.of(load.startVUs(), load.startRate())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(0);
  }

  private static double target(Stage stage) {
    return stage.target() == null ? 0 : stage.target();
  }
}
