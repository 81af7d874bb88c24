package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTest;
import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Starts the runs of LoadTests when they are due, and reports how the tests are. */
@ControllerConfiguration(
    name = TestReconciler.NAME,
    informer = @Informer(onUpdateFilter = TestChanges.class),
    generationAwareEventProcessing = false,
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
public final class TestReconciler implements Reconciler<LoadTest> {
  public static final String NAME = "loadtest";

  /** A start reconciles every LoadTest; more of them at once only fill the memory. */
  private static final int AT_ONCE = 8;

  private final Semaphore hands = new Semaphore(AT_ONCE);
  private final TestProgress progress;

  public TestReconciler(TestProgress progress) {
    this.progress = progress;
  }

  @Override
  public UpdateControl<LoadTest> reconcile(LoadTest test, Context<LoadTest> context) {
    hands.acquireUninterruptibly();
    try {
      return progress
          .advance(test, context.getSecondaryResources(LoadTestRun.class))
          .map(after -> UpdateControl.<LoadTest>noUpdate().rescheduleAfter(after))
          .orElseGet(UpdateControl::noUpdate);
    } finally {
      hands.release();
    }
  }

  @Override
  public List<EventSource<?, LoadTest>> prepareEventSources(EventSourceContext<LoadTest> context) {
    return List.of(
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(LoadTestRun.class, LoadTest.class)
                .withLabelSelector("!" + Labels.FINISHED)
                .withSecondaryToPrimaryMapper(TestReconciler::test)
                .withOnUpdateFilter(TestReconciler::phaseChanged)
                .build(),
            context));
  }

  private static Set<ResourceID> test(LoadTestRun run) {
    return Set.of(
        new ResourceID(run.getSpec().loadTestRef().name(), run.getMetadata().getNamespace()));
  }

  /** Progress of a run is of no interest to its test. */
  private static boolean phaseChanged(LoadTestRun now, LoadTestRun before) {
    return now.getStatus() != null
        && (before.getStatus() == null || now.getStatus().phase() != before.getStatus().phase());
  }
}
