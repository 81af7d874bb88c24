/** The command line: options, and what puts the other rooms together. */
package dev.loadtest.cli.command;
