/** The two kinds as the cluster knows them: names, columns and selectable fields; no behaviour. */
package dev.loadtest.controller.api;
