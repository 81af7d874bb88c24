package dev.loadtest.controller.boot;

import dev.loadtest.controller.act.AttemptKeeper;
import dev.loadtest.controller.act.Events;
import dev.loadtest.controller.act.HistoryKeeper;
import dev.loadtest.controller.act.JobWriter;
import dev.loadtest.controller.act.Launcher;
import dev.loadtest.controller.act.LedgerKeeper;
import dev.loadtest.controller.act.Pruner;
import dev.loadtest.controller.act.RecordKeeper;
import dev.loadtest.controller.act.RunWriter;
import dev.loadtest.controller.act.RunnerCommands;
import dev.loadtest.controller.act.StatusWriter;
import dev.loadtest.controller.act.TestWriter;
import dev.loadtest.controller.manifest.RunnerDefaults;
import dev.loadtest.controller.observe.RunObserver;
import dev.loadtest.controller.observe.RunnerLogs;
import dev.loadtest.controller.observe.TestObserver;
import dev.loadtest.controller.observe.evidence.PrometheusReadings;
import dev.loadtest.controller.observe.evidence.TargetObserver;
import dev.loadtest.controller.reconcile.RunProgress;
import dev.loadtest.controller.reconcile.RunReconciler;
import dev.loadtest.controller.reconcile.RunSteps;
import dev.loadtest.controller.reconcile.TestProgress;
import dev.loadtest.controller.reconcile.TestReconciler;
import dev.loadtest.controller.reconcile.TestSteps;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;

/** The reconcilers with everything they need; tests put their own logs and clock in. */
public record Assembly(TestReconciler tests, RunReconciler runs) {

  /** Without a Prometheus. */
  public static Assembly of(
      KubernetesClient client,
      RunnerLogs logs,
      RunnerDefaults defaults,
      String instance,
      Clock clock) {
    return of(client, logs, defaults, instance, clock, PrometheusReadings.NONE);
  }

  public static Assembly of(
      KubernetesClient client,
      RunnerLogs logs,
      RunnerDefaults defaults,
      String instance,
      Clock clock,
      PrometheusReadings prometheus) {
    var targets = new TargetObserver(client, prometheus);
    var runs = new RunWriter(client);
    var records = new RecordKeeper(client);
    var histories = new HistoryKeeper(client);
    var ledgers = new LedgerKeeper(client);
    var statuses = new StatusWriter(client);
    var events = new Events(client, clock, instance);
    var runSteps =
        new RunSteps(
            runs,
            new Launcher(client, defaults),
            new RunnerCommands(client, clock),
            new JobWriter(client),
            new AttemptKeeper(client),
            records,
            histories,
            ledgers,
            new Pruner(client, records, runs),
            statuses,
            events);
    var testSteps =
        new TestSteps(new TestWriter(client), runs, ledgers, histories, statuses, events);
    return new Assembly(
        new TestReconciler(new TestProgress(new TestObserver(client, clock), testSteps, clock)),
        new RunReconciler(
            new RunObserver(client, logs, clock), new RunProgress(runSteps, targets, clock)));
  }
}
