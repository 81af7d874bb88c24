/** From the cluster to values: reads objects, logs and events, and writes nothing. */
package dev.loadtest.controller.observe;
