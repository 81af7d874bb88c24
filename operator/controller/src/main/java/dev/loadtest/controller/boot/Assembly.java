package dev.loadtest.controller.boot;

import dev.loadtest.controller.act.AttemptKeeper;
import dev.loadtest.controller.act.Events;
import dev.loadtest.controller.act.HealKeeper;
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
import dev.loadtest.controller.act.WorkloadRestarter;
import dev.loadtest.controller.manifest.RunnerDefaults;
import dev.loadtest.controller.observe.DefinedTests;
import dev.loadtest.controller.observe.HealObserver;
import dev.loadtest.controller.observe.NamespaceModels;
import dev.loadtest.controller.observe.RemedyObserver;
import dev.loadtest.controller.observe.RunObserver;
import dev.loadtest.controller.observe.RunnerLogs;
import dev.loadtest.controller.observe.SecretValues;
import dev.loadtest.controller.observe.TestObserver;
import dev.loadtest.controller.observe.evidence.TargetObserver;
import dev.loadtest.controller.reconcile.ForgeErrands;
import dev.loadtest.controller.reconcile.ModelQuestions;
import dev.loadtest.controller.reconcile.Models;
import dev.loadtest.controller.reconcile.RunProgress;
import dev.loadtest.controller.reconcile.RunReconciler;
import dev.loadtest.controller.reconcile.RunSteps;
import dev.loadtest.controller.reconcile.TestHealing;
import dev.loadtest.controller.reconcile.TestProgress;
import dev.loadtest.controller.reconcile.TestReconciler;
import dev.loadtest.controller.reconcile.TestSteps;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;

/** The reconcilers with everything they need; tests put their own logs and clock in. */
public record Assembly(TestReconciler tests, RunReconciler runs) {

  /** With nothing outside the cluster but what needs no list. */
  public static Assembly of(
      KubernetesClient client,
      RunnerLogs logs,
      RunnerDefaults defaults,
      String instance,
      Clock clock) {
    return of(client, logs, defaults, instance, clock, Outside.usual());
  }

  static Assembly of(
      KubernetesClient client,
      RunnerLogs logs,
      RunnerDefaults defaults,
      String instance,
      Clock clock,
      Outside outside) {
    var targets = new TargetObserver(client, outside.prometheus());
    var secrets = new SecretValues(client);
    var runs = new RunWriter(client);
    var records = new RecordKeeper(client);
    var histories = new HistoryKeeper(client);
    var ledgers = new LedgerKeeper(client);
    var heals = new HealKeeper(client);
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
            heals,
            new DefinedTests(client),
            new Pruner(client, records, runs),
            statuses,
            events);
    var testSteps =
        new TestSteps(new TestWriter(client), runs, ledgers, histories, heals, statuses, events);
    var healObserver = new HealObserver(client, clock);
    var healing =
        new TestHealing(
            healObserver,
            new ForgeErrands(outside.forges(), secrets),
            new RemedyObserver(client, clock),
            new WorkloadRestarter(client),
            outside.hook(),
            secrets,
            testSteps,
            clock);
    return new Assembly(
        new TestReconciler(
            new TestProgress(new TestObserver(client, clock), healing, testSteps, clock)),
        new RunReconciler(
            new RunObserver(client, logs, clock),
            new RunProgress(
                runSteps,
                targets,
                new ModelQuestions(
                    new Models(
                        outside.models(), outside.model(), new NamespaceModels(client), secrets)),
                clock)));
  }
}
