/**
 * What is kept of runs so that later ones can be compared with them: numbers, admission, anchors.
 * Knows no verdict.
 */
package dev.loadtest.core.baseline;
