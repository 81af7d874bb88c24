/** The two reconcilers: observe, decide in core, execute one step, report. */
package dev.loadtest.controller.reconcile;
