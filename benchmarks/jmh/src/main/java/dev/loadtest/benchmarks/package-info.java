/** JMH benchmarks of core, on what a real runner printed. */
package dev.loadtest.benchmarks;
