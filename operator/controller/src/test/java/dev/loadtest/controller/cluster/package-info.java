/** A real API server for tests. */
package dev.loadtest.controller.cluster;
