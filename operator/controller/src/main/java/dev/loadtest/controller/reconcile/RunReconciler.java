package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.api.LoadTestRun;
import dev.loadtest.controller.manifest.Labels;
import dev.loadtest.controller.observe.RunObserver;
import dev.loadtest.controller.observe.RunSighting;
import dev.loadtest.core.status.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries out LoadTestRuns: look, decide, do at most one step, report. Nothing is kept in memory,
 * so that a restart goes on where it stopped. Finished runs carry a label that keeps them out of
 * the cache.
 */
@ControllerConfiguration(
    name = RunReconciler.NAME,
    informer = @Informer(labelSelector = "!" + Labels.FINISHED),
    generationAwareEventProcessing = false,
    maxReconciliationInterval =
        @MaxReconciliationInterval(interval = 1, timeUnit = TimeUnit.MINUTES))
public final class RunReconciler implements Reconciler<LoadTestRun> {
  public static final String NAME = "loadtestrun";

  private final RunObserver observer;
  private final RunProgress progress;

  /**
   * Looking for a turn and taking it are one step, or two runs of one target would take the same
   * turn.
   */
  private final Lock turn = new ReentrantLock();

  public RunReconciler(RunObserver observer, RunProgress progress) {
    this.observer = observer;
    this.progress = progress;
  }

  @Override
  public UpdateControl<LoadTestRun> reconcile(LoadTestRun run, Context<LoadTestRun> context)
      throws IOException {
    return again(waits(run) ? inTurn(run, context) : step(run, context));
  }

  private Optional<Duration> inTurn(LoadTestRun run, Context<LoadTestRun> context)
      throws IOException {
    turn.lock();
    try {
      return step(run, context);
    } finally {
      turn.unlock();
    }
  }

  private Optional<Duration> step(LoadTestRun run, Context<LoadTestRun> context)
      throws IOException {
    RunSighting seen =
        observer.observe(
            run, context.getSecondaryResources(Pod.class), context.getPrimaryCache().list());
    return progress.advance(run, seen);
  }

  private static boolean waits(LoadTestRun run) {
    return run.getStatus() == null
        || run.getStatus().phase() == null
        || run.getStatus().phase() == Phase.Pending;
  }

  private static UpdateControl<LoadTestRun> again(Optional<Duration> after) {
    return after
        .map(wait -> UpdateControl.<LoadTestRun>noUpdate().rescheduleAfter(wait))
        .orElseGet(UpdateControl::noUpdate);
  }

  @Override
  public List<EventSource<?, LoadTestRun>> prepareEventSources(
      EventSourceContext<LoadTestRun> context) {
    return List.of(
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Job.class, LoadTestRun.class)
                .withLabelSelector(Labels.SELECTOR)
                .withSecondaryToPrimaryMapper(RunNames::of)
                .build(),
            context),
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(Pod.class, LoadTestRun.class)
                .withLabelSelector(Labels.SELECTOR)
                .withSecondaryToPrimaryMapper(RunNames::of)
                .build(),
            context));
  }
}
