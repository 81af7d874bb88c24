package dev.loadtest.controller.reconcile;

import dev.loadtest.controller.act.Events;
import dev.loadtest.controller.act.HealKeeper;
import dev.loadtest.controller.act.HistoryKeeper;
import dev.loadtest.controller.act.LedgerKeeper;
import dev.loadtest.controller.act.RunWriter;
import dev.loadtest.controller.act.StatusWriter;
import dev.loadtest.controller.act.TestWriter;

/** The hands of the test's reconciler. */
public record TestSteps(
    TestWriter tests,
    RunWriter runs,
    LedgerKeeper ledgers,
    HistoryKeeper histories,
    HealKeeper heals,
    StatusWriter statuses,
    Events events) {}
