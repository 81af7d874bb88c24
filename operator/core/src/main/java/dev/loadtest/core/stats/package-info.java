/** Statistics on plain numbers: robust levels, tests, trends. Knows neither metrics nor runs. */
package dev.loadtest.core.stats;
