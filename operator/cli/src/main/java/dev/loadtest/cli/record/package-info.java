/** What is kept of runs on this machine, as files. */
package dev.loadtest.cli.record;
