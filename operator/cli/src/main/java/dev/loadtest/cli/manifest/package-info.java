/** Reads manifests with their line numbers and says everything that is wrong with them, at once. */
package dev.loadtest.cli.manifest;
