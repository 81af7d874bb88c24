package dev.loadtest.controller.manifest;

/**
 * What the operator's installation says about runner pods.
 *
 * @param image image of runners whose LoadTest names none
 * @param pullPolicy its pull policy
 */
public record RunnerDefaults(String image, String pullPolicy) {}
