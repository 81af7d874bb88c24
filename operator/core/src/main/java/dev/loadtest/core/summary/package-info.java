/**
 * What was measured: the frames of the runners read from their logs, and their exact merge. Numbers
 * only; what they mean is decided in {@code judge}.
 */
package dev.loadtest.core.summary;
