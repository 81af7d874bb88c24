/** The local world: runners as processes, driven by the same lifecycle as in a cluster. */
package dev.loadtest.cli.local;
