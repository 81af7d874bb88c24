/** The only room that writes to the cluster, and the list of what it may ask for. */
package dev.loadtest.controller.act;
