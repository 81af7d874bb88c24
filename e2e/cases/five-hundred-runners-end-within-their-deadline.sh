# alone: simulated nodes (kwok) run the pods without a process, so there are no results: the run ends with a typed reason.
nodes=${E2E_FAKE_NODES:-$REPOSITORY/../shared/cluster/fake-nodes}
[ -x "$nodes" ] || skip "no script makes simulated nodes; set E2E_FAKE_NODES"
cleanup() { # the pods first: without their nodes nobody would end them
  k delete loadtests --all >/dev/null
  for _ in $(seq 60); do [ -n "$(k get pods -o name)" ] || break; sleep 1; done
  kubectl delete nodes -l kwok.x-k8s.io/node=fake --wait=false >/dev/null
}
trap cleanup EXIT
restarts() {
  kubectl -n "$OPERATOR_NS" get pods -l "app.kubernetes.io/instance=$RELEASE" -o json |
    jq -c '[.items[] | {name: .metadata.name, restarts: .status.containerStatuses[0].restartCount}]'
}
before=$(restarts)
"$nodes" 5
load_test crowd <<Y
$ONE_REQUEST
$TARGET
load: {executor: ConstantVUs, vus: 500, duration: 10s, gracefulStop: 1s}
parallelism: 500
runner:
  podTemplate:
    spec:
      nodeSelector: {kwok.x-k8s.io/node: fake}
      tolerations: [{key: kwok.x-k8s.io/node, operator: Exists}]
timeouts: {start: 60s, collect: 30s}
Y
ends_with crowd 180 Error 'RunnersNeverReady|ResultLost'
expect "jobs" "$(count_jobs "$run")" 1
expect "desired runners" "$(field "$run" .status.runners.desired)" 500
expect_number "bytes of the run" "$(k get loadtestrun "$run" -o json | wc -c)" -le 65536
expect_number "bytes of the largest ConfigMap" "$(k get configmaps -o json | jq '[.items[] | tostring | length] | max')" -le 524288
expect "restarts of the operator" "$(restarts)" "$before"
