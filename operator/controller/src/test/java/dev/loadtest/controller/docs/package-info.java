/**
 * The documentation against the code: what is generated is fresh, what is written by hand is true.
 */
package dev.loadtest.controller.docs;
