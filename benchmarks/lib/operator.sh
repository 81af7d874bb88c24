# Sourced: starts the operator as a process of its own, for one namespace, and stops it at the end.
# OPERATOR=installed uses the one that runs in the cluster instead.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
app=${OPERATOR_JAR:-$root/operator/controller/target/quarkus-app/quarkus-run.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
runner_image=${RUNNER_IMAGE:-localhost/loadtest/k6-runner:dev}
operator_pid=
namespace=

need() { command -v "$1" >/dev/null || { echo "$1 is needed" >&2; exit 1; }; }

start_operator() { # start_operator NAMESPACE PORT [JAVA OPTION…]
  [ "${OPERATOR:-}" = installed ] && return
  [ -f "$app" ] || (cd "$root" && ./mvnw -q -pl operator/controller -am package -DskipTests)
  local namespace=$1 port=$2; shift 2
  mkdir -p "$root/benchmarks/target"
  LOADTEST_NAMESPACES=$namespace LOADTEST_RUNNER_IMAGE=$runner_image QUARKUS_HTTP_PORT=$port \
    "$java" @"$root/operator/controller/jvm.options" "$@" -jar "$app" >"$root/benchmarks/target/operator-$port.log" 2>&1 &
  operator_pid=$!
  for _ in $(seq 1 300); do
    curl -fs "http://127.0.0.1:$port/q/health/ready" >/dev/null 2>&1 && return
    kill -0 $operator_pid 2>/dev/null || break
    sleep 0.1
  done
  echo "the operator did not become ready, see benchmarks/target/operator-$port.log" >&2; exit 1
}

finish() { # stops the operator and removes the namespace, whatever the measurement came to
  [ -z "$operator_pid" ] || { kill "$operator_pid" 2>/dev/null; wait "$operator_pid" 2>/dev/null; } || true
  kubectl delete namespace "$namespace" --wait=false >/dev/null 2>&1 || true
}

# A namespace with the CRDs in the cluster and a demo service in it.
prepare_namespace() { # prepare_namespace NAME
  namespace=$1
  trap finish EXIT
  kubectl apply --server-side --force-conflicts -f "$root/crds" >/dev/null
  kubectl create namespace "$1" --dry-run=client -o yaml | kubectl apply -f - >/dev/null
  kubectl -n "$1" apply -f "$root/examples/demo-service" >/dev/null
  kubectl -n "$1" rollout status deployment/demo-service --timeout=60s >/dev/null
}
