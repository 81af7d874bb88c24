/** The whole operator against an API server; the tests play Job controller, kubelet and runners. */
package dev.loadtest.controller.boot;
