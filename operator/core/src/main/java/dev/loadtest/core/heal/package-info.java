/**
 * Repairs a test when it, and not the service, is at fault: what to change, how far, and how a
 * change is proven or taken back. Answers findings, never classes; nothing here can change a
 * verdict.
 */
package dev.loadtest.core.heal;
