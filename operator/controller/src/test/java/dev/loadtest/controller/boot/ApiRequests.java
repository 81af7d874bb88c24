package dev.loadtest.controller.boot;

import dev.loadtest.controller.act.ApiAccess;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** Notes what a client asks of the API server, in the words of RBAC. */
final class ApiRequests implements Interceptor {
  private static final Map<String, String> VERBS =
      Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete");

  private final Set<String> seen = new ConcurrentSkipListSet<>();

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    seen.add(access(request));
  }

  /** Requests for which the chart's roles grant no right. */
  Set<String> notGranted() {
    Set<String> granted =
        ApiAccess.ALL.stream()
            .flatMap(a -> a.verbs().stream().map(v -> written(a.group(), a.resource(), v)))
            .collect(Collectors.toSet());
    var missing = new TreeSet<>(seen);
    missing.removeAll(granted);
    return missing;
  }

  Set<String> seen() {
    return Set.copyOf(seen);
  }

  /** From /api/v1/namespaces/n/pods/p/log or /apis/batch/v1/namespaces/n/jobs. */
  private static String access(HttpRequest request) {
    List<String> path = Arrays.asList(request.uri().getPath().substring(1).split("/"));
    boolean core = path.getFirst().equals("api");
    List<String> rest = path.subList(core ? 2 : 3, path.size());
    boolean namespaced = rest.size() > 2 && rest.getFirst().equals("namespaces");
    List<String> what = namespaced ? rest.subList(2, rest.size()) : rest;
    String resource = what.size() > 2 ? what.get(0) + "/" + what.get(2) : what.get(0);
    return written(core ? "" : path.get(1), resource, verb(request, what.size() > 1));
  }

  private static String verb(HttpRequest request, boolean named) {
    if (!request.method().equals("GET")) {
      return VERBS.get(request.method());
    }
    String query = String.valueOf(request.uri().getQuery());
    return query.contains("watch=true") ? "watch" : named ? "get" : "list";
  }

  private static String written(String group, String resource, String verb) {
    return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
  }
}
