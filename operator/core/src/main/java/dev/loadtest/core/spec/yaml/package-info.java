/**
 * YAML as kubectl and the API server read it, which is neither YAML 1.1 nor 1.2. The CLI checks
 * manifests with it, and healing edits them with it: both must agree on what a scalar means.
 */
package dev.loadtest.core.spec.yaml;
