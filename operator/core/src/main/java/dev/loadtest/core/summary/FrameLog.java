package dev.loadtest.core.summary;

import java.util.List;
import java.util.Optional;

/**
 * What a runner's log says: its ready frame, its latest progress, its result. {@code cut} says that
 * a frame was seen whose lines are not all there or damaged, and that is not superseded by a later
 * one; without a result, that is a lost result (or, while the log still grows, one on its way).
 * {@code problems} are frames that arrived whole and cannot be understood, in words.
 */
public record FrameLog(
    Optional<RunnerReady> ready,
    Optional<RunnerProgress> progress,
    Optional<RunnerReport> result,
    boolean cut,
    List<String> problems) {}
