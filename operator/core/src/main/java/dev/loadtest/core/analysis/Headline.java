package dev.loadtest.core.analysis;

import dev.loadtest.core.judge.Classification;
import dev.loadtest.core.judge.CourseFinding.GrowsWithinRun;
import dev.loadtest.core.judge.CourseFinding.RuleBroken;
import dev.loadtest.core.judge.Finding;
import dev.loadtest.core.judge.Finding.MarkedFailed;
import dev.loadtest.core.judge.Finding.ThresholdCrossed;
import dev.loadtest.core.judge.LevelFinding.PerhapsBeyondDeclared;
import dev.loadtest.core.judge.ThresholdOutcome.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened, with its numbers, and since when. */
final class Headline {
  private Headline() {}

  static String of(Look look) {
    List<String> parts = new ArrayList<>(happened(look));
    Since.of(look).ifPresent(parts::add);
    onset(look).ifPresent(parts::add);
    var told = Prose.sentences(parts);
    return told.isEmpty()
        ? "The run is %s (%s).".formatted(look.judgement().verdict(), look.classification())
        : told;
  }

  private static List<String> happened(Look look) {
    return switch (look.classification()) {
      case Error -> List.of(broken(look));
      case Regression -> Stream.of(finding(look), crossed(look)).flatMap(Optional::stream).toList();
      case Environment -> List.of(crossed(look).or(() -> moved(look)).orElseGet(() -> any(look)));
      case StaleThreshold, TestShape, Inconclusive, InsufficientData, Noise ->
          List.of(
              reason(look)
                  .or(() -> crossed(look))
                  .or(() -> declared(look))
                  .orElseGet(() -> any(look)));
      case Improvement ->
          Stream.of(Optional.of(any(look)), crossed(look)).flatMap(Optional::stream).toList();
      case ExpectedShift ->
          Stream.of(moved(look).or(() -> Optional.of(any(look))), crossed(look))
              .flatMap(Optional::stream)
              .toList();
      case NoData -> List.of(any(look));
      case Stable -> List.of(reason(look).orElseGet(() -> message(look)));
    };
  }

  /** Of runs that are slower, and not by growing. */
  private static Optional<String> onset(Look look) {
    boolean asked =
        look.classification() == Classification.Regression
            || look.classification() == Classification.InsufficientData;
    return asked && !look.has(GrowsWithinRun.class)
        ? Onset.of(look).map(Onset::told)
        : Optional.empty();
  }

  private static String broken(Look look) {
    return KnownFailure.of(look).cause() == Cause.None
        ? "the run was cancelled before it could be judged"
        : "the run ended with %s, so that nothing is known about the service"
            .formatted(KnownFailure.name(look));
  }

  /** What fails a run whatever its numbers are. */
  private static Optional<String> reason(Look look) {
    return look.because("RuleBroken")
        ? look.first(RuleBroken.class).map(Said::of)
        : look.because("MarkedFailed")
            ? look.first(MarkedFailed.class).map(Said::of)
            : stopped(look);
  }

  private static Optional<String> stopped(Look look) {
    return look.because("StoppedEarly")
        ? look.first(Finding.StoppedEarly.class).map(Said::of)
        : Optional.empty();
  }

  private static Optional<String> crossed(Look look) {
    long crossed =
        look.judgement().outcomes().stream().filter(o -> o.result() == Result.Crossed).count();
    String more =
        crossed < 2
            ? ""
            : "; %d of %d thresholds are crossed"
                .formatted(crossed, look.judgement().outcomes().size());
    return look.first(ThresholdCrossed.class).map(c -> c.sentence() + more);
  }

  /** Of a change that may be larger than declared, the number. */
  private static Optional<String> declared(Look look) {
    return look.has(PerhapsBeyondDeclared.class) ? moved(look) : Optional.empty();
  }

  private static Optional<String> moved(Look look) {
    return look.deciding().flatMap(Moved::of);
  }

  private static Optional<String> finding(Look look) {
    return look.judgement().findings().stream().findFirst().map(Said::of);
  }

  private static String any(Look look) {
    return finding(look).orElseGet(() -> message(look));
  }

  /** The judge's own sentence; it quotes others only where {@link Said} comes first. */
  private static String message(Look look) {
    return look.judgement().message().replaceFirst("^\\w+: ", "");
  }
}
