/** The custom resources as Fabric8 knows them; their specs and statuses are core's. */
package dev.loadtest.controller.api;
