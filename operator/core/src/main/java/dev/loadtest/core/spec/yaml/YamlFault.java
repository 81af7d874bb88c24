package dev.loadtest.core.spec.yaml;

/**
 * What hinders reading a YAML text.
 *
 * @param line counted from 1
 * @param field as Kubernetes writes it; empty when the fault is the text's as a whole
 */
public record YamlFault(int line, String field, String message) {}
