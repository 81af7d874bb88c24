/** What people and machines read: the statuses of both kinds, projected from a run's state. */
package dev.loadtest.core.status;
