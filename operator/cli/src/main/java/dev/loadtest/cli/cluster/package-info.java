/** The same runs on a cluster, through its API. */
package dev.loadtest.cli.cluster;
