/** The Helm chart, rendered by Helm itself in this process. */
package dev.loadtest.controller.chart;
