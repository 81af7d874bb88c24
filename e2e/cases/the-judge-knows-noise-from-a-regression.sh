# alone: learns what is normal in five runs, then changes the service, the test and the threshold in turn.
. "$E2E/judging.sh"
own_shop
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<1000}]
Y
learn shop 5
baseline_is() { [ "$(k get loadtest shop -o 'jsonpath={.status.baseline.state}')" = "$1" ]; }
await 20 "a baseline that is ready" baseline_is Ready
again shop
expect_class "an unchanged run" "Stable|Noise"
verdict "$run" Passed ThresholdsHeld

shop '{"slowerPercent": 64}'
again shop
expect_class "a service that is 64 % slower" Regression
expect "tries" "$(tries)" 3
verdict "$run" Failed Regression
expect_like "sentence" "$(field "$run" .status.message)" "% above the baseline of .* \(n=[0-9]+, detectable .*\); all 3 tries agree"
expect_like "column CHANGE" "$(field "$run" .status.change)" '^\+[0-9.]+ ?%$'

# A person accepts the new level: the next run is normal again.
k annotate --overwrite loadtest/shop "loadtest.dev/accept-baseline=$run" >/dev/null
sleep 2
again shop
expect_class "a run at the accepted level" "Stable|Noise"
verdict "$run" Passed ThresholdsHeld
shop '{"slowerPercent": 0}'

# The same history under another name, with a threshold that never fitted: the test is at fault, and nobody else.
learned() { k get configmap shop-baseline -o json | jq -c '.data["history.json"] | fromjson | {runs: .runs[:6]}'; }
k create configmap stale-baseline --from-literal="history.json=$(learned)"
judged_test stale <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<120}]
Y
run=$(run_of stale); complete "$run" 200; told
expect_class "a threshold below what was always delivered" StaleThreshold
verdict "$run" Failed StaleThreshold

# And once more, against a service that is slow while it is cold.
own_shop --cold-start 1700ms:6x
k create configmap cold-baseline --from-literal="history.json=$(learned)"
judged_test cold <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<230}]
judgement: {reruns: 0}
Y
run=$(run_of cold); complete "$run" 200; told
expect_class "a service that is slow only while cold" TestShape
finding WarmUp || finding RampTooSteep || fail "no finding names the stage"
