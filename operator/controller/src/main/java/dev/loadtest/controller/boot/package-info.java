/** Puts the operator together and starts it. */
package dev.loadtest.controller.boot;
