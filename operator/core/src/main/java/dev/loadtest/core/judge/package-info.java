/**
 * What the measurements mean: thresholds, findings, class and verdict. Knows numbers only, never an
 * explanation of them.
 */
package dev.loadtest.core.judge;
