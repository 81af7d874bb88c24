/**
 * How the API server is spoken to, by those who read and those who write, and how Prometheus is.
 */
package dev.loadtest.controller.client;
