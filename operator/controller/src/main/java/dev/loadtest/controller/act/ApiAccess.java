package dev.loadtest.controller.act;

import static dev.loadtest.controller.act.ApiAccess.Where.Everywhere;
import static dev.loadtest.controller.act.ApiAccess.Where.Own;
import static dev.loadtest.controller.act.ApiAccess.Where.Watched;
import static dev.loadtest.controller.act.ApiAccess.Where.WatchedIfRestartsAreAllowed;
import static dev.loadtest.controller.act.ApiAccess.Where.WatchedIfSecretsMayBeRead;

import java.util.List;
import java.util.Set;

/**
 * One kind of request that the operator makes to the Kubernetes API. {@link #ALL} is the whole
 * list: the chart's roles grant exactly this (compared by {@code ChartRbacTest}), so a call that is
 * not listed here is forbidden in a real cluster.
 *
 * @param group API group, empty for the core group
 * @param resource resource, with its subresource after a slash
 * @param verbs verbs of Kubernetes RBAC; list and watch mean that an informer holds these objects
 */
public record ApiAccess(Where where, String group, String resource, Set<String> verbs) {

  /** In which namespaces the right is needed. */
  public enum Where {
    /** In every namespace whose LoadTests are run. */
    Watched,
    /** As {@link #Watched}, unless the chart's rbac.readSecrets is false. */
    WatchedIfSecretsMayBeRead,
    /** As {@link #Watched}, where the chart's remediation.restarts is true. */
    WatchedIfRestartsAreAllowed,
    /**
     * In the whole cluster, and only where the operator watches all of it; else it does without.
     */
    Everywhere,
    /** Only in the operator's own namespace. */
    Own
  }

  public static final List<ApiAccess> ALL =
      List.of(
          on(Watched, "loadtest.dev", "loadtests", "get", "list", "watch", "patch"),
          on(Watched, "loadtest.dev", "loadtests/status", "patch"),
          on(Watched, "loadtest.dev", "loadtests/finalizers", "update"),
          on(
              Watched,
              "loadtest.dev",
              "loadtestruns",
              "get",
              "list",
              "watch",
              "create",
              "patch",
              "delete"),
          on(Watched, "loadtest.dev", "loadtestruns/status", "patch"),
          on(Watched, "loadtest.dev", "loadtestruns/finalizers", "update"),
          on(Watched, "batch", "jobs", "get", "list", "watch", "create", "patch", "delete"),
          on(Watched, "", "pods", "get", "list", "watch"),
          on(Watched, "", "pods/log", "get"),
          on(Watched, "", "pods/portforward", "get", "create"),
          on(Watched, "", "configmaps", "get", "create", "update", "patch", "delete"),
          on(Watched, "", "persistentvolumeclaims", "get"),
          on(WatchedIfSecretsMayBeRead, "", "secrets", "get"),
          on(Watched, "", "events", "list", "create", "patch"),
          on(Watched, "events.k8s.io", "events", "create", "patch"),
          on(Watched, "apps", "deployments", "get"),
          on(Watched, "apps", "statefulsets", "get"),
          on(Watched, "apps", "daemonsets", "get"),
          on(WatchedIfRestartsAreAllowed, "apps", "deployments", "patch"),
          on(WatchedIfRestartsAreAllowed, "apps", "statefulsets", "patch"),
          on(WatchedIfRestartsAreAllowed, "apps", "daemonsets", "patch"),
          on(Watched, "autoscaling", "horizontalpodautoscalers", "list"),
          on(Watched, "metrics.k8s.io", "pods", "list"),
          on(Everywhere, "", "nodes", "get"),
          on(Own, "coordination.k8s.io", "leases", "get", "create", "update", "patch"));

  private static ApiAccess on(Where where, String group, String resource, String... verbs) {
    return new ApiAccess(where, group, resource, Set.of(verbs));
  }
}
