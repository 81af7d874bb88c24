/**
 * What people read: progress, verdicts, histories, time lines. Pure text, no I/O but the screen.
 */
package dev.loadtest.cli.show;
