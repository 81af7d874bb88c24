# alone: the cluster-wide operator must be away, or both would work on the same tests.
restricted=$NS-only
cleanup() {
  helm uninstall local -n "$NS" >/dev/null 2>&1 || true
  kubectl delete namespace "$restricted" --wait=false --ignore-not-found
  kubectl -n "$OPERATOR_NS" scale "deployment/$RELEASE" --replicas=1
  kubectl -n "$OPERATOR_NS" rollout status "deployment/$RELEASE" --timeout=90s
  await 40 "the election" operator_leads
}
trap cleanup EXIT
kubectl -n "$OPERATOR_NS" scale "deployment/$RELEASE" --replicas=0
kubectl -n "$OPERATOR_NS" wait pod -l "app.kubernetes.io/instance=$RELEASE" --for=delete --timeout=60s
kubectl create namespace "$restricted"
helm install local "$REPOSITORY/helm/loadtest-operator" -n "$NS" --wait --timeout 90s \
  --set "watchNamespaces={$restricted},crds.install=false,rbac.userRoles=false,image.tag=$IMAGE_TAG,runnerImage.tag=$IMAGE_TAG"
account=system:serviceaccount:$NS:local-loadtest-operator
expect "reads Jobs there" "$(kubectl auth can-i list jobs -n "$restricted" --as="$account")" yes
expect "reads Jobs elsewhere" "$(kubectl auth can-i list jobs -n default --as="$account" || true)" no
expect "reads tests elsewhere" "$(kubectl auth can-i list loadtests.loadtest.dev -n default --as="$account" || true)" no
load_test outside <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
Y
( NS=$restricted
  load_test inside <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
parallelism: 2
thresholds: [{name: errors, metric: http_req_failed, expression: rate<0.01}]
Y
  ends_with inside 60 Passed ThresholdsHeld )
expect "runs outside of the watched namespace" "$(count_runs outside)" 0
if k logs deployment/local-loadtest-operator | grep -i forbidden; then fail "the operator asked for more than its Roles grant"; fi
