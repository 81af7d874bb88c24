/**
 * The only room that creates, patches or deletes anything in the cluster. Every action can be
 * repeated without harm.
 */
package dev.loadtest.controller.act;
