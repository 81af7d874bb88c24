/**
 * From a spec to everything that is known before load is sent: names, segments, scenarios, stages,
 * deadlines.
 */
package dev.loadtest.core.plan;
