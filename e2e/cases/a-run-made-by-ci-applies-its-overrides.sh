load_test gated <<Y
$ONE_REQUEST
$TARGET
$FORTY_REQUESTS
thresholds:
- {name: errors, metric: http_req_failed, expression: rate<0.01}
Y
ends_with gated 60 Passed ThresholdsHeld
k create -f - <<Y
apiVersion: loadtest.dev/v1alpha1
kind: LoadTestRun
metadata: {name: pull-request-12}
spec:
  loadTestRef: {name: gated}
  trigger: {kind: CI, commit: 4f2a91c, pullRequest: "shop/checkout#12"}
  overrides:
    load: {executor: SharedIterations, vus: 1, iterations: 7, maxDuration: 20s}
    thresholds: [{name: count, metric: http_reqs, expression: count==7}]
Y
complete pull-request-12 60
verdict pull-request-12 Passed ThresholdsHeld
expect "requests" "$(field pull-request-12 .status.numbers.requests)" 7
expect "owner references" "$(field pull-request-12 .metadata.ownerReferences)" ""
