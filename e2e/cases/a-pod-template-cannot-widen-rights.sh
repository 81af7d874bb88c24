# Whoever may write a LoadTest must not gain the operator's or the node's rights by it.
answer=$(mktemp)
for spec in '{hostNetwork: true}' '{serviceAccountName: admin}' '{volumes: [{name: host, hostPath: {path: /}}]}' \
  '{containers: [{name: k6, securityContext: {privileged: true}}]}' '{automountServiceAccountToken: true}'; do
  name=greedy-$(printf %s "$spec" | cksum | cut -c1-5)
  if load_test "$name" 2>"$answer" <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
runner: {podTemplate: {spec: $spec}}
Y
  then
    k wait "loadtest/$name" --for=condition=Ready=False --timeout=20s
    echo "  $spec: $(k get loadtest "$name" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].message}')"
    expect "runs of $name" "$(count_runs "$name")" 0
  else
    cat "$answer"
  fi
done
expect "pods" "$(k get pods -o name)" ""
