/** From a plan to the objects that carry it out. Pure: nothing here talks to a cluster. */
package dev.loadtest.controller.manifest;
