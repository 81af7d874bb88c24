package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/**
 * Spec and annotations are for the operator (annotations are verbs); a status is its own writing.
 */
public final class TestChanges implements OnUpdateFilter<LoadTest> {
  @Override
  public boolean accept(LoadTest now, LoadTest before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(
            now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations());
  }
}
