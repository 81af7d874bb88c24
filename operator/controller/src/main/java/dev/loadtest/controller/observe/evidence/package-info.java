/**
 * What is seen of the service under test while load is sent (docs/evidence.md). Everything here is
 * optional: what cannot be read is named, and holds no run up.
 */
package dev.loadtest.controller.observe.evidence;
