package dev.loadtest.controller.api;

/** What {@code kubectl explain} says above the fields. */
final class Descriptions {
  private Descriptions() {}

  static String of(Class<?> kind) {
    return kind == LoadTest.class
        ? "A load test: what to run and what good means. Example: kubectl get loadtests"
        : "One evaluation of a LoadTest; its spec never changes. Example: kubectl get loadtestruns";
  }

  static String ofSpec(Class<?> kind) {
    return kind == LoadTest.class
        ? "What to run and what good means. Example: {script: {configMap: {name: checkout-k6}},"
            + " load: {executor: ConstantVUs, vus: 10, duration: 1m}}"
        : "What to evaluate, why, and what differs from the LoadTest. Example: {loadTestRef: {name:"
            + " checkout}}";
  }

  static String ofStatus(Class<?> kind) {
    return kind == LoadTest.class
        ? "Whether the definition is valid and how its last run went. Written by the operator."
            + " Example: {verdict: Passed, runs: 12}"
        : "Where the run stands, its verdict and its numbers. Written by the operator. Example:"
            + " {phase: Finished, verdict: Passed}";
  }
}
