/**
 * What people write: the spec as records, its schema annotations, and every rule that refuses a bad
 * one.
 */
package dev.loadtest.core.spec;
