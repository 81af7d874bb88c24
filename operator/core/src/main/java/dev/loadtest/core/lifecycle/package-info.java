/** Where an attempt stands and what to do next: two pure functions that both worlds drive. */
package dev.loadtest.core.lifecycle;
