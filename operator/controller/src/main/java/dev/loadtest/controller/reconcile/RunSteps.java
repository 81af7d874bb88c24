package dev.loadtest.controller.reconcile;

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
import dev.loadtest.controller.observe.DefinedTests;

/** The hands of the run's reconciler. */
public record RunSteps(
    RunWriter runs,
    Launcher launcher,
    RunnerCommands runners,
    JobWriter jobs,
    AttemptKeeper attempts,
    RecordKeeper records,
    HistoryKeeper histories,
    LedgerKeeper ledgers,
    HealKeeper heals,
    DefinedTests definedTests,
    Pruner pruner,
    StatusWriter statuses,
    Events events) {}
