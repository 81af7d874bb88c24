# alone: learns what is normal in five runs, then changes the service, the test and the threshold in turn.
. "$E2E/judging.sh"
own_shop
judged_test shop <<Y
thresholds: [{name: p95, metric: http_req_duration, expression: p(95)<1000}]
Y
learn shop 5
expect "baseline" "$(k get loadtest shop -o 'jsonpath={.status.baseline.state}')" Ready
again shop
expect_class "an unchanged run" "Stable|Noise"
verdict "$run" Passed ThresholdsHeld

shop '{"slowerPercent": 64}'
again shop
expect_class "a service that is 64 % slower" Regression
expect "tries" "$(tries)" 3
verdict "$run" Failed Regression
expect_like "sentence" "$(field "$run" .status.message)" "% above the baseline of .* \(n=[0-9]+, detectable .*\); all 3 tries agree"
expect_like "column CHANGE" "$(field "$run" .status.change)" '^\+[0-9]+ ?%$'

# A person accepts the new level: the next run is normal again.
k annotate --overwrite loadtest/shop "loadtest.dev/accept-baseline=$run" >/dev/null
again shop
expect_class "a run at the accepted level" "Stable|Noise"
verdict "$run" Passed ThresholdsHeld
shop '{"slowerPercent": 0}'

# The same history under another name, with a threshold that never fitted.
history() { k get configmap shop-ledger -o json | jq -r '.data["history.json"]'; }
history | jq '{runs: .runs[:6]}' >"$OUT/learned.json"
