/** How the API server is spoken to, by those who read and those who write. */
package dev.loadtest.controller.client;
